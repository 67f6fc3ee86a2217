package dev.roost.engine.syscall;

/**
 * The memory of a body as its deputy is to see it when it takes over an action of a signal: what
 * the kernel does there by itself is as the program wants it, but handlers run in the body only; so
 * in the place of one is the default action. See sigaction(2), {@code struct kernel_sigaction}.
 *
 * @param body the body's memory
 * @param action address of the struct
 */
record ActionForDeputy(BodyMemory body, long action) implements BodyMemory {
  private static final int BYTES = 32;
  private static final long SIG_DFL = 0;
  private static final long SIG_IGN = 1;

  /** SA_NOCLDSTOP, SA_NOCLDWAIT. */
  private static final long KERNELS = 3;

  @Override
  public boolean read(long address, byte[] into, int offset, int length) {
    if (!body.read(address, into, offset, length)) {
      return false;
    }
    if (address == action && length == BYTES) {
      boolean ignored = LittleEndian.getLong(into, offset) == SIG_IGN;
      LittleEndian.putLong(into, offset, ignored ? SIG_IGN : SIG_DFL);
      LittleEndian.putLong(into, offset + 8, LittleEndian.getLong(into, offset + 8) & KERNELS);
      LittleEndian.putLong(into, offset + 16, 0);
      LittleEndian.putLong(into, offset + 24, 0);
    }
    return true;
  }

  @Override
  public boolean write(long address, byte[] from, int offset, int length) {
    return body.write(address, from, offset, length);
  }
}
