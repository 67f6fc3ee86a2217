package dev.roost.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A shared mapping of this process; unmapped by {@link #close}. Who touches it later, or at that
 * moment, gets an {@link IllegalStateException}: a thread that comes too late must not end the JVM.
 */
public final class SharedMapping implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;

  SharedMapping(long address, long size) {
    memory = Libc.segment(address, size, arena, () -> Libc.syscall(11, address, size, 0, 0, 0, 0));
  }

  /** The mapped memory. */
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public synchronized void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
