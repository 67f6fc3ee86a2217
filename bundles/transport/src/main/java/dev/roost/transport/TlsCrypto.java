package dev.roost.transport;

import java.security.Provider;
import java.security.Security;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A provider made of two: what touches every byte comes from the JDK, whose AES-GCM runs at 8 GB/s
 * where Bouncy Castle's runs at 0.1; what happens once in a handshake comes from Bouncy Castle,
 * because its JSSE takes ML-KEM and Ed25519 only in its own classes. It is passed by reference and
 * never registered, so that no other code in the JVM changes its crypto.
 */
final class TlsCrypto extends Provider {

  private static final long serialVersionUID = 1L;

  private static final Set<String> PER_BYTE = Set.of("Cipher", "Mac", "MessageDigest");

  private final transient Provider handshake = new BouncyCastleProvider();
  private final transient Provider[] bulk = {
    Security.getProvider("SunJCE"), Security.getProvider("SUN")
  };

  TlsCrypto() {
    super("RoostTls", "1", "AES, HMAC and SHA-2 of the JDK; the rest of Bouncy Castle");
  }

  @Override
  public Service getService(String type, String algorithm) {
    // GCM's parameters go with its cipher, which reads only its own provider's.
    if (PER_BYTE.contains(type)
        || (type.equals("AlgorithmParameters") && algorithm.equals("GCM"))) {
      for (Provider provider : bulk) {
        Service service = provider.getService(type, algorithm);
        if (service != null) {
          return service;
        }
      }
    }
    return handshake.getService(type, algorithm);
  }
}
