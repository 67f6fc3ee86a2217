package dev.roost.discovery.message;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Bouncy Castle's Ed25519, which is seven to fourteen times as fast as the JDK's; matters because
 * every node verifies dozens of load messages each second, and at its start the birth of every
 * other. The provider is used by reference and not registered, so nothing else in the JVM changes.
 */
final class Ed25519 {

  private static final Provider PROVIDER = new BouncyCastleProvider();
  private static final String NAME = "Ed25519";

  private Ed25519() {}

  static Signature signature() throws GeneralSecurityException {
    return Signature.getInstance(NAME, PROVIDER);
  }

  static PrivateKey key(PrivateKey key) throws GeneralSecurityException {
    return KeyFactory.getInstance(NAME, PROVIDER)
        .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
  }

  static PublicKey key(PublicKey key) throws GeneralSecurityException {
    return KeyFactory.getInstance(NAME, PROVIDER)
        .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
  }
}
