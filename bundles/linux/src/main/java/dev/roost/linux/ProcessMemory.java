package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory of another process by process_vm_readv(2) and process_vm_writev(2), which respect its page
 * protection. Each thread has one transfer buffer of its own.
 */
public final class ProcessMemory {
  private static final long SYS_READV = 310;
  private static final long SYS_WRITEV = 311;

  /** Largest piece that is moved by one call, in bytes: it stays in a CPU's own cache. */
  public static final int PIECE_BYTES = 1 << 18;

  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  private ProcessMemory() {}

  /**
   * Reads {@code length} bytes at {@code address}.
   *
   * @throws ErrnoException EFAULT if any of it cannot be read
   */
  public static void read(int pid, long address, byte[] into, int offset, int length)
      throws ErrnoException {
    Buffers buffers = BUFFERS.get();
    int done = 0;
    while (done < length) {
      int piece = Math.min(PIECE_BYTES, length - done);
      long got = buffers.transfer(SYS_READV, pid, address + done, piece);
      if (got <= 0) {
        throw ErrnoException.of(
            "process_vm_readv " + pid + " " + Long.toHexString(address + done),
            got == 0 ? Errno.EFAULT : (int) -got);
      }
      MemorySegment.copy(buffers.data, JAVA_BYTE, 0, into, offset + done, (int) got);
      done += (int) got;
    }
  }

  /** Reads {@code length} bytes at {@code address} into a new array. */
  public static byte[] read(int pid, long address, int length) throws ErrnoException {
    byte[] bytes = new byte[length];
    read(pid, address, bytes, 0, length);
    return bytes;
  }

  /**
   * Writes {@code length} bytes at {@code address}.
   *
   * @throws ErrnoException EFAULT if any of it cannot be written
   */
  public static void write(int pid, long address, byte[] from, int offset, int length)
      throws ErrnoException {
    Buffers buffers = BUFFERS.get();
    int done = 0;
    while (done < length) {
      int piece = Math.min(PIECE_BYTES, length - done);
      MemorySegment.copy(from, offset + done, buffers.data, JAVA_BYTE, 0, piece);
      long put = buffers.transfer(SYS_WRITEV, pid, address + done, piece);
      if (put <= 0) {
        throw ErrnoException.of(
            "process_vm_writev " + pid + " " + Long.toHexString(address + done),
            put == 0 ? Errno.EFAULT : (int) -put);
      }
      done += (int) put;
    }
  }

  /** Local and remote iovec and the data they move; lives as long as its thread. */
  private static final class Buffers {
    final MemorySegment iov = Arena.ofAuto().allocate(32, 8);
    final MemorySegment data = Arena.ofAuto().allocate(PIECE_BYTES, 4096);

    long transfer(long number, int pid, long address, int length) {
      iov.set(JAVA_LONG, 0, data.address());
      iov.set(JAVA_LONG, 8, length);
      iov.set(JAVA_LONG, 16, address);
      iov.set(JAVA_LONG, 24, length);
      return Libc.syscall(number, pid, iov.address(), 1, iov.address() + 16, 1, 0);
    }
  }
}
