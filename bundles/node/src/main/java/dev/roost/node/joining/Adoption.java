package dev.roost.node.joining;

import dev.roost.trust.Membership;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;

/**
 * The side of the node that is taken in: checks what it was given, and becomes a member with it.
 */
final class Adoption {

  private final ThisNode self;
  private final Steward steward;

  Adoption(ThisNode self, Steward steward) {
    this.self = self;
    this.steward = steward;
  }

  /**
   * Becomes a member. When it is done, engine and agent are restarted.
   *
   * @param admitted what the other side sent
   * @param cluster the cluster that was agreed upon
   * @param authorities that were agreed upon
   * @param committed is run when it is certain to happen
   */
  synchronized void adopt(
      Message admitted, String cluster, List<X509Certificate> authorities, Runnable committed)
      throws IOException {
    Membership membership =
        Membership.read(admitted.allBytes("certificates"), admitted.allBytes("authorities"));
    if (!membership.authorities().equals(authorities)) {
      throw new IOException("the certificates are of another authority than was agreed upon");
    }
    Path directory = self.settings().state().resolve("membership");
    remove(directory);
    Files.createDirectories(directory);
    NodeCredentials written = membership.write(self.credentials(), directory.resolve("keys"));
    if (!written.cluster().equals(cluster)) {
      throw new IOException(
          "the certificates are of the cluster %s, not of %s"
              .formatted(written.cluster(), cluster));
    }
    try {
      // It counts only together with keys of that cluster, so it may be there before them.
      new Brokers(cluster, Hello.name(admitted.text("founder")), admitted.texts("brokers"))
          .write(self.brokersFile());
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    steward.adopt(cluster, committed);
  }

  private static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
