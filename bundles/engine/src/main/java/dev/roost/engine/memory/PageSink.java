package dev.roost.engine.memory;

import dev.roost.engine.model.Region;
import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.ProcessMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Writes batches of a {@link PageSource} into a process, through page protection where needed; what
 * it shares into the shared memory itself.
 */
public final class PageSink implements AutoCloseable {
  private static final int PAGE = 4096;

  private final int pid;
  private final Mode mode;
  private final Region forbidden;
  private final LongPredicate compared;
  private final Absent absent;

  /** Null for a process that shares nothing. */
  private final SharedSink shared;

  private final FileDescriptor memory;
  private byte[] present = new byte[PAGE];

  /** How contents are written. */
  public enum Mode {
    /** Always: the process begins with zeros. */
    OVERWRITE,
    /** Only pages that differ, so that pages shared with files stay shared. */
    IF_DIFFERENT
  }

  /** Makes a range of pages as they are in a new mapping: zeros, or the file's. */
  public interface Absent {
    /** Of [start, end). */
    void discard(long start, long end) throws IOException;
  }

  /**
   * For a process that has nothing yet, so that nothing can be taken from it, and for memory that
   * it does not share.
   *
   * @param forbidden Roost's own range in the process: the other node has no business there
   */
  public PageSink(int pid, Mode mode, Region forbidden) throws IOException {
    this(
        pid,
        mode,
        forbidden,
        _ -> true,
        (start, _) -> {
          throw new IOException("nothing can be absent yet at " + Long.toHexString(start));
        },
        null);
  }

  /**
   * @param compared whether {@link Mode#IF_DIFFERENT} applies to a run of pages that begins there
   * @param absent takes pages of private memory
   * @param shared where memory is shared; closed with this
   */
  public PageSink(
      int pid,
      Mode mode,
      Region forbidden,
      LongPredicate compared,
      Absent absent,
      SharedSink shared)
      throws IOException {
    this.shared = shared;
    this.pid = pid;
    this.absent = absent;
    this.compared = compared;
    this.forbidden = forbidden;
    this.mode = mode;
    this.memory = FileDescriptor.open(Path.of("/proc/" + pid + "/mem"), 2);
  }

  /** Writes one batch. */
  public void accept(byte[] batch, int offset, int length) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(batch, offset, length).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      if (in.remaining() < 12) {
        throw new IOException("a batch of pages is cut off");
      }
      long address = in.getLong();
      int size = in.getInt();
      if (size > in.remaining() || size % PAGE != 0) {
        throw new IOException("a batch of pages is cut off");
      }
      guard(address, Math.abs((long) size));
      if (size < 0) {
        discard(address, address - size);
      } else {
        spread(address, batch, in.position(), size);
        in.position(in.position() + size);
      }
    }
  }

  private void guard(long address, long length) throws IOException {
    if (address < 0 || address + length < 0) {
      throw new IOException("pages were sent for an impossible address");
    }
    if (address < forbidden.end() && address + length > forbidden.start()) {
      throw new IOException("pages were sent for Roost's own range of addresses");
    }
  }

  /** A run of pages may lie in several mappings. */
  private void discard(long start, long end) throws IOException {
    for (long at = start; at < end; ) {
      long until = shared == null ? end : shared.sameUntil(at, end);
      SharedMemory object = shared == null ? null : shared.at(at);
      if (object != null) {
        object.punch(at, until);
      } else {
        absent.discard(at, until);
      }
      at = until;
    }
  }

  private void spread(long address, byte[] from, int offset, int length) throws IOException {
    for (int done = 0; done < length; ) {
      long at = address + done;
      int part = shared == null ? length : (int) (shared.sameUntil(at, address + length) - at);
      SharedMemory object = shared == null ? null : shared.at(at);
      if (object != null) {
        object.write(at, from, offset + done, part);
      } else {
        write(at, from, offset + done, part);
      }
      done += part;
    }
  }

  private void write(long address, byte[] from, int offset, int length) throws IOException {
    if (mode == Mode.OVERWRITE || !compared.test(address)) {
      put(address, from, offset, length);
      return;
    }
    if (present.length < length) {
      present = new byte[length];
    }
    boolean whole = read(address, 0, length);
    int start = -1;
    for (int page = 0; page < length; page += PAGE) {
      int at = offset + page;
      boolean there = whole || read(address + page, page, PAGE);
      boolean write = there && !Arrays.equals(present, page, page + PAGE, from, at, at + PAGE);
      if (write && start < 0) {
        start = page;
      } else if (!write && start >= 0) {
        put(address + start, from, offset + start, page - start);
        start = -1;
      }
    }
    if (start >= 0) {
      put(address + start, from, offset + start, length - start);
    }
  }

  /** Returns false if there is nothing: behind the end of a file that has shrunk. */
  private boolean read(long address, int at, int length) throws IOException {
    try {
      memory.readFully(address, present, at, length);
      return true;
    } catch (ErrnoException e) {
      if (e.errno() == Errno.EIO || e.errno() == Errno.EFAULT) {
        return false;
      }
      throw e;
    }
  }

  private void put(long address, byte[] from, int offset, int length) throws IOException {
    try {
      ProcessMemory.write(pid, address, from, offset, length);
    } catch (ErrnoException e) {
      // Read-only for the program: /proc/PID/mem writes all the same.
      memory.writeFully(address, from, offset, length);
    }
  }

  @Override
  public void close() {
    memory.close();
    if (shared != null) {
      shared.close();
    }
  }
}
