package dev.roost.wire;

import java.lang.ref.SoftReference;

/**
 * Keeps one large array from one use to the next of the same length: a stream of large frames would
 * otherwise keep the garbage collector busier than the CPU is with the bytes. The collector may
 * take it when memory is short. For one thread at a time.
 */
public final class SpareArray {

  /** Smaller arrays are not worth keeping, in bytes. */
  public static final int LEAST_BYTES = 1 << 14;

  private SoftReference<byte[]> kept = new SoftReference<>(null);

  /** An array of {@code length} bytes; what is in it is not defined. */
  public byte[] take(int length) {
    byte[] array = length < LEAST_BYTES ? null : kept.get();
    if (array == null || array.length != length) {
      return new byte[length];
    }
    kept.clear();
    return array;
  }

  /** Keeps an array that nobody looks at any more. */
  public void give(byte[] array) {
    if (array.length >= LEAST_BYTES && kept.get() != array) {
      kept = new SoftReference<>(array);
    }
  }
}
