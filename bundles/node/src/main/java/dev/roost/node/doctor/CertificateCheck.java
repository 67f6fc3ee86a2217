package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long the node's certificate, and that of its authority, are still valid. */
record CertificateCheck(Path keys, Clock clock) implements Check {
  private static final long SOON_DAYS = 60;

  @Override
  public String name() {
    return "certificate";
  }

  @Override
  public List<CheckView> look() throws IOException {
    Path own = keys.resolve("node.crt.pem");
    if (!Files.exists(own)) {
      return List.of(
          CheckView.wrong(
              name(),
              "there is no certificate " + own,
              "give the node its keys (docs/trust.md); one of the image makes them at its first"
                  + " start"));
    }
    return List.of(
        validity("the node's certificate", read(own)),
        validity("the certificate of the cluster's authority", read(keys.resolve("ca.crt.pem"))));
  }

  private CheckView validity(String what, X509Certificate certificate) {
    Instant now = clock.instant();
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      return CheckView.wrong(
          name(),
          "%s is valid from %s on, and this node's clock says %s".formatted(what, from, now),
          "set the clock: other nodes are not believed until then");
    }
    long days = Duration.between(now, until).toDays();
    if (now.isAfter(until)) {
      return CheckView.wrong(
          name(),
          "%s ended at %s".formatted(what, until),
          "if the clock is right, enroll the node anew (docs/trust.md): no other believes it");
    }
    String sentence = "%s ends in %d days".formatted(what, days);
    return days < SOON_DAYS
        ? CheckView.warning(name(), sentence, "enroll the node anew before that (docs/trust.md)")
        : CheckView.good(name(), sentence);
  }

  private static X509Certificate read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (CertificateException e) {
      throw new IOException(file + " is no certificate: " + e.getMessage(), e);
    }
  }
}
