package dev.roost.engine.tracee;

import dev.roost.engine.model.RemoteAddress;
import java.io.IOException;

/**
 * System calls made by a thread of another process on our behalf, and memory for their arguments.
 */
public interface RemoteCalls {

  /** Bytes at {@link #scratch} that calls may use. */
  int SCRATCH_BYTES = 4096;

  /** Makes the call; returns its result, a negated errno if it failed. */
  long call(long number, long... arguments) throws IOException;

  /** Memory for arguments and results. */
  RemoteAddress scratch();

  /** Reads from {@link #scratch} on, at {@code offset}. */
  byte[] readScratch(int offset, int length) throws IOException;

  /** Writes to {@link #scratch}, at {@code offset}. */
  void writeScratch(int offset, byte[] bytes) throws IOException;

  /** As {@link #call}, for a call that must succeed: {@code name} is named if it does not. */
  default long mustCall(String name, long number, long... arguments) throws IOException {
    long result = call(number, arguments);
    if (result < 0 && result >= -4095) {
      throw new RemoteCallException(name, (int) -result);
    }
    return result;
  }
}
