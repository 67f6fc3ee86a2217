package dev.roost.discovery.message;

import dev.roost.discovery.message.BadMessageException.Fault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The public key of another node, from a certificate that the cluster's authority issued. */
public final class NodeKey {

  private final Signature signature;
  private final PublicKey key;

  private NodeKey(PublicKey key) throws GeneralSecurityException {
    this.key = Ed25519.key(key);
    this.signature = Ed25519.signature();
  }

  /**
   * Reads a certificate in PEM form and checks who issued it, for whom, and whether it is valid
   * now.
   */
  public static NodeKey of(String pem, String node, String cluster, X509Certificate authority)
      throws BadMessageException {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      certificate.verify(authority.getPublicKey());
      certificate.checkValidity();
      if (!part(certificate, "CN").equals(node) || !part(certificate, "O").equals(cluster)) {
        throw new BadMessageException(
            Fault.CERTIFICATE,
            "its certificate is for " + certificate.getSubjectX500Principal().getName());
      }
      return new NodeKey(certificate.getPublicKey());
    } catch (GeneralSecurityException | InvalidNameException e) {
      throw new BadMessageException(
          Fault.CERTIFICATE, "its certificate is not one of this cluster's: " + e.getMessage());
    }
  }

  /** Whether {@code signed} is this key's signature of {@code bytes}. */
  boolean verifies(byte[] bytes, byte[] signed) {
    try {
      signature.initVerify(key);
      signature.update(bytes);
      return signature.verify(signed);
    } catch (SignatureException e) {
      // Not even of the form of a signature.
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that has verified before verifies no more", e);
    }
  }

  private static String part(X509Certificate certificate, String type) throws InvalidNameException {
    for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
      if (rdn.getType().equalsIgnoreCase(type)) {
        return String.valueOf(rdn.getValue());
      }
    }
    return "";
  }
}
