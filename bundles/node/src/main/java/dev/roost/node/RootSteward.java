package dev.roost.node;

import dev.roost.node.joining.Steward;
import dev.roost.trust.Membership;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Asks {@code roost-join}, which runs as root for each request. */
final class RootSteward implements Steward {
  private static final String CERTIFICATE = "certificate ";
  private static final String AUTHORITY = "authority ";

  private final Updater root;

  RootSteward(Path socket) {
    root = new Updater(socket, "roost-join");
  }

  @Override
  public Membership admit(List<byte[]> requests) throws IOException {
    List<String> words = requests.stream().map(Base64.getEncoder()::encodeToString).toList();
    List<byte[]> certificates = new ArrayList<>();
    List<byte[]> authorities = new ArrayList<>();
    for (String line : root.ask("admit " + String.join(" ", words), said -> {})) {
      if (line.startsWith(CERTIFICATE)) {
        certificates.add(bytes(line, CERTIFICATE));
      } else if (line.startsWith(AUTHORITY)) {
        authorities.add(bytes(line, AUTHORITY));
      }
    }
    return Membership.read(certificates, authorities);
  }

  @Override
  public void adopt(String cluster, Runnable committed) throws IOException {
    root.ask("adopt " + cluster, said -> committed.run());
  }

  private static byte[] bytes(String line, String keyword) throws IOException {
    try {
      return Base64.getDecoder().decode(line.substring(keyword.length()));
    } catch (IllegalArgumentException e) {
      throw new IOException("roost-join answered what is no certificate: " + line, e);
    }
  }
}
