package dev.roost.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an authority gives a node that it takes in: a certificate for each of its keys, and its own.
 *
 * @param certificates of the node, one for each scheme, in the order of {@link SignatureScheme}
 * @param authorities of the cluster, in the same order
 */
public record Membership(List<X509Certificate> certificates, List<X509Certificate> authorities) {

  /** As the canonical constructor; the lists are copied. */
  public Membership {
    certificates = List.copyOf(certificates);
    authorities = List.copyOf(authorities);
  }

  /** From certificates in DER. */
  public static Membership read(List<byte[]> certificates, List<byte[]> authorities)
      throws IOException {
    return new Membership(parse(certificates), parse(authorities));
  }

  /**
   * Certificates that were encoded in DER.
   *
   * @throws IOException if one is none
   */
  public static List<X509Certificate> parse(List<byte[]> encoded) throws IOException {
    List<X509Certificate> parsed = new ArrayList<>();
    for (byte[] der : encoded) {
      try {
        parsed.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der)));
      } catch (CertificateException e) {
        throw new IOException("it is no X.509 certificate: " + e.getMessage(), e);
      }
    }
    return parsed;
  }

  /** Certificates in DER. */
  public static List<byte[]> encode(List<X509Certificate> certificates) {
    List<byte[]> encoded = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      try {
        encoded.add(certificate.getEncoded());
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that was read has no encoding", e);
      }
    }
    return encoded;
  }

  /** What tells an authority from all others: 16 bytes of SHA-256 over its certificates in DER. */
  public static byte[] fingerprint(List<X509Certificate> authorities) {
    MessageDigest digest = Providers.sha256();
    encode(authorities).forEach(digest::update);
    return Arrays.copyOf(digest.digest(), 16);
  }

  /**
   * Writes a keys directory: the keys of {@code own}, which stay as they are, with these
   * certificates.
   *
   * @param keysDir made with mode 0700
   * @return what was written, as it is read again
   * @throws IOException if they are not certificates of these keys, of that node, or not of these
   *     authorities; or if files cannot be written
   */
  public NodeCredentials write(NodeCredentials own, Path keysDir) throws IOException {
    List<SigningIdentity> identities = own.identities();
    if (certificates.size() != identities.size() || authorities.size() != identities.size()) {
      throw new IOException(
          "%d certificates of %d authorities for %d keys; there must be one of each for each"
              .formatted(certificates.size(), authorities.size(), identities.size()));
    }
    ClusterAuthority.makePrivateDirectory(keysDir);
    for (int i = 0; i < identities.size(); i++) {
      SignatureScheme scheme = identities.get(i).scheme();
      Pem.writePrivateKey(keysDir.resolve(scheme.keyFile("node")), scheme, identities.get(i).key());
      Pem.writeCertificate(keysDir.resolve(scheme.certificateFile("node")), certificates.get(i));
      Pem.writeCertificate(keysDir.resolve(scheme.certificateFile("ca")), authorities.get(i));
    }
    NodeCredentials written = NodeCredentials.load(keysDir);
    if (!written.nodeId().equals(own.nodeId())) {
      throw new IOException(
          "the certificates are of node " + written.nodeId() + ", not of " + own.nodeId());
    }
    return written;
  }
}
