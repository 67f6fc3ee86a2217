package dev.roost.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** The signatures that a cluster uses; each has keys, certificates and an authority of its own. */
public enum SignatureScheme {
  /** RFC 8032; identifies nodes in TLS and signs manifests. Always present. */
  ED25519("Ed25519", "", EdECObjectIdentifiers.id_Ed25519),
  /**
   * FIPS 204; signs manifests beside Ed25519, so that what is recorded today cannot be forged by a
   * quantum computer later. Not used in TLS, where only the key exchange must last.
   */
  ML_DSA_65("ML-DSA-65", ".mldsa", NISTObjectIdentifiers.id_ml_dsa_65);

  private final String algorithm;
  private final String infix;
  private final ASN1ObjectIdentifier oid;

  SignatureScheme(String algorithm, String infix, ASN1ObjectIdentifier oid) {
    this.algorithm = algorithm;
    this.infix = infix;
    this.oid = oid;
  }

  /** The JCA name. */
  public String algorithm() {
    return algorithm;
  }

  /** {@code node.key.pem}, {@code node.mldsa.key.pem}. */
  String keyFile(String owner) {
    return owner + infix + ".key.pem";
  }

  /** {@code node.crt.pem}, {@code ca.mldsa.crt.pem}. */
  String certificateFile(String owner) {
    return owner + infix + ".crt.pem";
  }

  boolean isKeyOf(ASN1ObjectIdentifier keyAlgorithm) {
    return oid.equals(keyAlgorithm);
  }

  KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(algorithm, Providers.SIGNATURES).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle lacks " + algorithm, e);
    }
  }

  PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm, Providers.SIGNATURES)
        .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /**
   * PKCS#8 for a file. Bouncy Castle writes Ed25519 keys as RFC 5958 version 2 with the public key;
   * OpenSSL 3.0, and so Mosquitto, reads only version 1.
   */
  byte[] pkcs8(PrivateKey key) throws IOException {
    if (this != ED25519) {
      return key.getEncoded();
    }
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
    return new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey()).getEncoded();
  }
}
