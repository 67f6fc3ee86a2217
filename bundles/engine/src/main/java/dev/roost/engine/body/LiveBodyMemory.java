package dev.roost.engine.body;

import dev.roost.engine.syscall.BodyMemory;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.ProcessMemory;
import java.util.function.IntSupplier;

/** The memory of a running body. */
final class LiveBodyMemory implements BodyMemory {
  private static final long PAGE = 4096;

  private final IntSupplier thread;

  LiveBodyMemory(IntSupplier thread) {
    this.thread = thread;
  }

  @Override
  public boolean read(long address, byte[] into, int offset, int length) {
    try {
      ProcessMemory.read(thread.getAsInt(), address, into, offset, length);
      return true;
    } catch (ErrnoException e) {
      // A bad address is the program's business: the call is made at home, which tells it so.
      return false;
    }
  }

  @Override
  public boolean write(long address, byte[] from, int offset, int length) {
    try {
      ProcessMemory.write(thread.getAsInt(), address, from, offset, length);
      return true;
    } catch (ErrnoException e) {
      return false;
    }
  }

  /**
   * Copies bytes into the body up to the first page that cannot be written, as the kernel does.
   *
   * @return how many were copied
   */
  int writeBeginning(long address, byte[] from, int offset, int length) {
    if (write(address, from, offset, length)) {
      return length;
    }
    int done = 0;
    while (done < length) {
      int piece = (int) Math.min(length - done, PAGE - ((address + done) & (PAGE - 1)));
      if (!write(address + done, from, offset + done, piece)) {
        break;
      }
      done += piece;
    }
    return done;
  }
}
