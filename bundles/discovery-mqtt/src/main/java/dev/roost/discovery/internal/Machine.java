package dev.roost.discovery.internal;

import dev.roost.discovery.message.StatusMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What this machine is, for its birth.
 *
 * @param kernel release of the kernel
 * @param cpu model name of the first CPU
 * @param features features of the first CPU, as proc_cpuinfo(5) names them
 * @param addresses addresses of its interfaces, without loopback and link-local ones
 */
record Machine(String kernel, String cpu, List<String> features, List<String> addresses) {

  static Machine read() throws IOException {
    String kernel = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
    List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
    Set<String> addresses = new LinkedHashSet<>();
    for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : card.inetAddresses().toList()) {
        if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
          // Without the interface, whose name means nothing elsewhere.
          addresses.add(address.getHostAddress().replaceFirst("%.*", ""));
        }
      }
    }
    return new Machine(
        kernel,
        first(lines, "model name"),
        List.of(first(lines, "flags").split(" ")),
        List.copyOf(addresses));
  }

  /** What this node says of itself before it has connected for the first time. */
  StatusMessage birth(DiscoverySettings settings, long epoch) throws IOException {
    Set<String> all = new LinkedHashSet<>();
    all.add(settings.host());
    all.addAll(addresses);
    return new StatusMessage(
        settings.credentials().nodeId(),
        StatusMessage.State.READY,
        epoch,
        0,
        settings.host(),
        settings.port(),
        List.copyOf(all),
        settings.version(),
        kernel,
        cpu,
        features,
        pem(settings.credentials().certificate()),
        System.currentTimeMillis());
  }

  private static String pem(X509Certificate certificate) throws IOException {
    try {
      // RFC 7468
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IOException("the node's certificate cannot be written", e);
    }
  }

  private static String first(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }
}
