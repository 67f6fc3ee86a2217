package dev.roost.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * What a node proves itself with: the content of its keys directory.
 *
 * @param nodeId CN of the certificate
 * @param cluster O of the certificate
 * @param identities one for each scheme, Ed25519 first
 */
public record NodeCredentials(String nodeId, String cluster, List<SigningIdentity> identities) {

  /** As the canonical constructor; the list is copied. */
  public NodeCredentials {
    Names.require("node name", nodeId);
    Names.require("cluster name", cluster);
    identities = List.copyOf(identities);
  }

  /**
   * Reads {@code node.key.pem}, {@code node.crt.pem} and {@code ca.crt.pem}, and the {@code .mldsa}
   * ones if they are there.
   *
   * @throws IOException if one is missing, open to others, does not belong to the others, or is not
   *     from the authority beside it; the message says which
   */
  public static NodeCredentials load(Path keysDir) throws IOException {
    List<SigningIdentity> identities = new ArrayList<>();
    for (SignatureScheme scheme : SignatureScheme.values()) {
      if (scheme == SignatureScheme.ED25519
          || Files.exists(keysDir.resolve(scheme.keyFile("node")))) {
        identities.add(read(keysDir, scheme));
      }
    }
    X500Name subject = subject(identities.getFirst());
    for (SigningIdentity identity : identities) {
      if (!subject(identity).equals(subject)) {
        throw new IOException(
            keysDir + " mixes certificates of " + subject + " and " + subject(identity));
      }
    }
    try {
      return new NodeCredentials(
          Certificates.attribute(subject, BCStyle.CN),
          Certificates.attribute(subject, BCStyle.O),
          identities);
    } catch (IllegalArgumentException e) {
      throw new IOException("certificate in " + keysDir + ": " + e.getMessage(), e);
    }
  }

  /** The Ed25519 key. */
  public PrivateKey privateKey() {
    return identities.getFirst().key();
  }

  /** The Ed25519 certificate. */
  public X509Certificate certificate() {
    return identities.getFirst().certificate();
  }

  /** The cluster's Ed25519 authority. */
  public X509Certificate authority() {
    return identities.getFirst().authority();
  }

  /**
   * The same for the JDK's own TLS, which does not take Bouncy Castle's key objects: entry {@code
   * node} (key and certificate, empty password) and trusted entry {@code ca}.
   *
   * @return a new key store in memory
   */
  public KeyStore toKeyStore() {
    try {
      var version1 = new PKCS8EncodedKeySpec(SignatureScheme.ED25519.pkcs8(privateKey()));
      var key = KeyFactory.getInstance("Ed25519", "SunEC").generatePrivate(version1);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("node", key, new char[0], new Certificate[] {certificate()});
      store.setCertificateEntry("ca", authority());
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK does not take the key of " + nodeId, e);
    }
  }

  /** The name only: nothing of the keys may reach a log. */
  @Override
  public String toString() {
    return "credentials of node " + nodeId + " in cluster " + cluster;
  }

  private static X500Name subject(SigningIdentity identity) {
    return Certificates.holder(identity.certificate()).getSubject();
  }

  private static SigningIdentity read(Path dir, SignatureScheme scheme) throws IOException {
    PrivateKey key = Pem.readPrivateKey(dir.resolve(scheme.keyFile("node")), scheme);
    var certificate = Pem.readCertificate(dir.resolve(scheme.certificateFile("node")));
    var authority = Pem.readCertificate(dir.resolve(scheme.certificateFile("ca")));
    if (!belongTogether(scheme, key, certificate)) {
      throw new IOException(
          dir.resolve(scheme.keyFile("node")) + " is not the key of the certificate beside it");
    }
    try {
      // Expiry is judged whenever something is verified; a node must be able to say why it fails.
      new CertificateChain(scheme, authority, Clock.systemUTC())
          .requireIssued(Certificates.holder(certificate));
    } catch (TrustException e) {
      throw new IOException(dir + ": " + e.getMessage(), e);
    }
    return new SigningIdentity(scheme, key, certificate, authority);
  }

  private static boolean belongTogether(
      SignatureScheme scheme, PrivateKey key, X509Certificate certificate) throws IOException {
    byte[] sample = "roost".getBytes(StandardCharsets.US_ASCII);
    try {
      PublicKey publicKey =
          KeyFactory.getInstance(scheme.algorithm(), Providers.SIGNATURES)
              .generatePublic(new X509EncodedKeySpec(certificate.getPublicKey().getEncoded()));
      Signature signature = Signature.getInstance(scheme.algorithm(), Providers.SIGNATURES);
      signature.initSign(key);
      signature.update(sample);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(sample);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      throw new IOException("certificate is not one of " + scheme.algorithm() + " keys", e);
    }
  }
}
