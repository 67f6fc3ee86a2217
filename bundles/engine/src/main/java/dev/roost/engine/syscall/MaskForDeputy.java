package dev.roost.engine.syscall;

/**
 * Memory that holds nothing but a signal mask, which a deputy's thread is to have.
 *
 * @param mask signal N is bit N - 1
 */
public record MaskForDeputy(long mask) implements BodyMemory {
  /** How the deputy sets it: this mask and no other. */
  public static final int SIG_SETMASK = 2;

  /** Where it is: any address but 0. */
  public static final long ADDRESS = Long.BYTES;

  @Override
  public boolean read(long address, byte[] into, int offset, int length) {
    if (address != ADDRESS || length != Long.BYTES) {
      return false;
    }
    LittleEndian.putLong(into, offset, mask);
    return true;
  }

  @Override
  public boolean write(long address, byte[] from, int offset, int length) {
    return false;
  }
}
