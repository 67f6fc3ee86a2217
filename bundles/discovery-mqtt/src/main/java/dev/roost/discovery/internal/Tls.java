package dev.roost.discovery.internal;

import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Mutual TLS to a broker with this node's own certificate, by the JDK's own provider. */
public final class Tls {

  private static final char[] NO_PASSWORD = new char[0];

  private Tls() {}

  /**
   * @param brokerAuthority who issued the broker's certificate, or null: the cluster's authority
   */
  public static SSLContext context(NodeCredentials credentials, Path brokerAuthority)
      throws IOException {
    X509Certificate authority =
        brokerAuthority == null ? credentials.authority() : read(brokerAuthority);
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, NO_PASSWORD);
      // Through its encoding, because the JDK's TLS does not know other providers' key classes.
      keys.setKeyEntry(
          "node",
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(credentials.privateKey().getEncoded())),
          NO_PASSWORD,
          new X509Certificate[] {credentials.certificate()});
      KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
      own.init(keys, NO_PASSWORD);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, NO_PASSWORD);
      trusted.setCertificateEntry("authority", authority);
      TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
      others.init(trusted);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(own.getKeyManagers(), others.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the node's keys cannot be used for TLS: " + e.getMessage(), e);
    }
  }

  private static X509Certificate read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is not an X.509 certificate in PEM form", e);
    }
  }
}
