package dev.roost.engine.syscall;

/** The memory of a stopped or waiting body, as the guest's engine reaches it. */
public interface BodyMemory {

  /** Copies {@code length} bytes at {@code address} out of the body; true only if all were read. */
  boolean read(long address, byte[] into, int offset, int length);

  /**
   * Copies {@code length} bytes into the body at {@code address}; true only if all were written.
   */
  boolean write(long address, byte[] from, int offset, int length);
}
