package dev.roost.engine.link;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over the payloads of the STATE, PAGES and KEPT frames of one transfer, in order. */
public final class TransferDigest {
  private static final int PIECE_BYTES = 8 * 1024;

  private final MessageDigest digest;
  private long stateBytes;
  private long memoryBytes;

  public TransferDigest() {
    try {
      // The JDK's own provider uses the CPU's instructions and is nine times faster than others.
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds a STATE frame. */
  public void state(byte[] payload) {
    update(payload, payload.length);
    stateBytes += payload.length;
  }

  /** Adds a PAGES or KEPT frame. */
  public void pages(byte[] payload, int length) {
    update(payload, length);
    memoryBytes += length;
  }

  /**
   * In small pieces: the JIT replaces the digest's code by the CPU's instructions only where it is
   * called often, and one call for each MiB is not.
   */
  private void update(byte[] payload, int length) {
    for (int at = 0; at < length; at += PIECE_BYTES) {
      digest.update(payload, at, Math.min(PIECE_BYTES, length - at));
    }
  }

  /** Bytes of STATE frames so far. */
  public long stateBytes() {
    return stateBytes;
  }

  /** Bytes of PAGES frames so far. */
  public long memoryBytes() {
    return memoryBytes;
  }

  /** The digest; ends it. */
  public byte[] finish() {
    return digest.digest();
  }
}
