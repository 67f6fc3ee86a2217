package dev.roost.discovery.message;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs what this node says. Not for use by several threads at a time. */
public final class NodeSigner {

  private final String id;
  private final Signature signature;

  /**
   * @throws GeneralSecurityException if the key is not an Ed25519 key
   */
  public NodeSigner(String id, PrivateKey key) throws GeneralSecurityException {
    this.id = id;
    this.signature = Ed25519.signature();
    signature.initSign(Ed25519.key(key));
  }

  public String id() {
    return id;
  }

  byte[] sign(byte[] bytes) {
    try {
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that has signed before signs no more", e);
    }
  }
}
