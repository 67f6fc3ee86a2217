package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.roost.linux.abi.FcntlAbi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One open file description of this process that Java's own channels cannot serve; owns its number.
 */
public final class FileDescriptor implements AutoCloseable {
  private static final int O_CLOEXEC = 02000000;
  private static final int SEEK_CUR = 1;
  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;

  /** FALLOC_FL_KEEP_SIZE, FALLOC_FL_PUNCH_HOLE; linux/falloc.h. */
  private static final int PUNCH_HOLE = 0x01 | 0x02;

  /** st_size of {@code struct stat}. */
  private static final long ST_SIZE = 48;

  /** Where {@link #read} has the kernel put bytes; lives as long as its thread. */
  private static final ThreadLocal<MemorySegment> TRANSFER =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(1 << 16, 4096));

  private final AtomicInteger number;

  private FileDescriptor(int number) {
    this.number = new AtomicInteger(number);
  }

  /** open(2) with O_CLOEXEC. */
  public static FileDescriptor open(Path path, int flags) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path.toString());
      return new FileDescriptor(
          (int)
              Libc.check(
                  "open " + path, Libc.syscall(2, name.address(), flags | O_CLOEXEC, 0, 0, 0, 0)));
    }
  }

  /** memfd_create(2) with MFD_CLOEXEC. */
  public static FileDescriptor memfd(String name) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment in = arena.allocateFrom(name);
      return new FileDescriptor(
          (int) Libc.check("memfd_create", Libc.syscall(319, in.address(), 1, 0, 0, 0, 0)));
    }
  }

  /** pidfd_open(2). */
  public static FileDescriptor pidfd(int pid) throws ErrnoException {
    return new FileDescriptor(
        (int) Libc.check("pidfd_open " + pid, Libc.syscall(434, pid, 0, 0, 0, 0, 0)));
  }

  /** pidfd_getfd(2) on this pidfd: a duplicate of {@code remote} of that process. */
  public FileDescriptor take(int remote) throws ErrnoException {
    return new FileDescriptor(
        (int) Libc.check("pidfd_getfd " + remote, Libc.syscall(438, number(), remote, 0, 0, 0, 0)));
  }

  /** eventfd(2), empty, that neither blocks nor is inherited. */
  static FileDescriptor event() throws ErrnoException {
    return owned("eventfd2", Libc.syscall(290, 0, O_CLOEXEC | FcntlAbi.O_NONBLOCK, 0, 0, 0, 0));
  }

  /** What a call has made: a descriptor, or a negated errno. */
  static FileDescriptor owned(String call, long result) throws ErrnoException {
    return new FileDescriptor((int) Libc.check(call, result));
  }

  /** close(2), of one that has no object. */
  static void close(int number) {
    Libc.syscall(3, number, 0, 0, 0, 0, 0);
  }

  /** fstat(2): the length in bytes. */
  public long sizeBytes() throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(144, 8);
      Libc.check("fstat", Libc.syscall(5, number(), out.address(), 0, 0, 0, 0));
      return out.get(JAVA_LONG, ST_SIZE);
    }
  }

  /** The descriptor's number in this process. */
  public int number() {
    int n = number.get();
    if (n < 0) {
      throw new IllegalStateException("descriptor is closed");
    }
    return n;
  }

  /** ioctl(2) with an argument in memory. Returns the result, or a negated errno. */
  long ioctl(long request, long argument) {
    return Libc.syscall(16, number(), request, argument, 0, 0, 0);
  }

  /** write(2) of everything. */
  public void writeFully(byte[] bytes) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment in = arena.allocate(bytes.length, 8);
      MemorySegment.copy(bytes, 0, in, JAVA_BYTE, 0, bytes.length);
      long done = 0;
      while (done < bytes.length) {
        done +=
            Libc.check(
                "write",
                Libc.syscall(1, number(), in.address() + done, bytes.length - done, 0, 0, 0));
      }
    }
  }

  /** pwrite(2) of everything; on /proc/PID/mem it writes through page protection. */
  public void writeFully(long position, byte[] bytes, int offset, int length)
      throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment in = arena.allocate(length, 8);
      MemorySegment.copy(bytes, offset, in, JAVA_BYTE, 0, length);
      long done = 0;
      while (done < length) {
        long put =
            Libc.check(
                "pwrite " + Long.toHexString(position + done),
                Libc.syscall(
                    18, number(), in.address() + done, length - done, position + done, 0, 0));
        if (put == 0) {
          // /proc/PID/mem of a process that has ended takes nothing and reports no error.
          throw new GoneException("pwrite " + Long.toHexString(position + done));
        }
        done += put;
      }
    }
  }

  /**
   * pread(2), until as much is there or the file ends.
   *
   * @return bytes that were read: fewer than {@code length} only at the end of the file
   */
  public int read(long position, byte[] bytes, int offset, int length) throws ErrnoException {
    MemorySegment out = TRANSFER.get();
    int done = 0;
    while (done < length) {
      int got =
          (int)
              Libc.check(
                  "pread " + (position + done),
                  Libc.syscall(
                      17,
                      number(),
                      out.address(),
                      Math.min(out.byteSize(), length - done),
                      position + done,
                      0,
                      0));
      if (got == 0) {
        break;
      }
      MemorySegment.copy(out, JAVA_BYTE, 0, bytes, offset + done, got);
      done += got;
    }
    return done;
  }

  /** pread(2) of everything; on /proc/PID/mem it reads through page protection. */
  public void readFully(long position, byte[] bytes, int offset, int length) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(length, 8);
      long done = 0;
      while (done < length) {
        long got =
            Libc.check(
                "pread " + Long.toHexString(position + done),
                Libc.syscall(
                    17, number(), out.address() + done, length - done, position + done, 0, 0));
        if (got == 0) {
          throw ErrnoException.of("pread at end", Errno.EIO);
        }
        done += got;
      }
      MemorySegment.copy(out, JAVA_BYTE, 0, bytes, offset, length);
    }
  }

  /** lseek(2) SEEK_CUR: where it stands, in bytes from the start. */
  public long position() throws ErrnoException {
    return Libc.check("lseek", Libc.syscall(8, number(), 0, SEEK_CUR, 0, 0, 0));
  }

  /** lseek(2) SEEK_SET: the next read(2) of whoever has this description begins there. */
  public void moveTo(long position) throws ErrnoException {
    Libc.check("lseek " + position, Libc.syscall(8, number(), position, 0, 0, 0, 0));
  }

  /**
   * lseek(2) SEEK_DATA: the first byte from {@code position} on that is no hole, if there is one.
   */
  public OptionalLong nextData(long position) throws ErrnoException {
    return seek(position, SEEK_DATA);
  }

  /**
   * lseek(2) SEEK_HOLE: the first byte from {@code position} on that is in a hole, at the latest
   * the file's end; none if {@code position} is behind that.
   */
  public OptionalLong nextHole(long position) throws ErrnoException {
    return seek(position, SEEK_HOLE);
  }

  private OptionalLong seek(long position, int whence) throws ErrnoException {
    long found = Libc.syscall(8, number(), position, whence, 0, 0, 0);
    return found == -Errno.ENXIO
        ? OptionalLong.empty()
        : OptionalLong.of(Libc.check("lseek " + position, found));
  }

  /** ftruncate(2) to {@code size} bytes. */
  public void truncate(long size) throws ErrnoException {
    Libc.check("ftruncate " + size, Libc.syscall(77, number(), size, 0, 0, 0, 0));
  }

  /** fallocate(2) that makes [start, end) a hole and leaves the file's size. */
  public void punchHole(long start, long end) throws ErrnoException {
    Libc.check(
        "fallocate " + start, Libc.syscall(285, number(), PUNCH_HOLE, start, end - start, 0, 0));
  }

  /** fcntl(2) F_GETFL: how it was opened, O_*. */
  public int flags() throws ErrnoException {
    return (int) Libc.check("fcntl F_GETFL", Libc.syscall(72, number(), 3, 0, 0, 0, 0));
  }

  /** fcntl(2) F_GET_SEALS, of memory that is a file. */
  public int seals() throws ErrnoException {
    return (int) Libc.check("fcntl F_GET_SEALS", Libc.syscall(72, number(), 1034, 0, 0, 0, 0));
  }

  /** mmap(2) MAP_SHARED of {@code size} bytes from offset 0, readable and writable. */
  public SharedMapping map(long size) throws ErrnoException {
    long address = Libc.check("mmap", Libc.syscall(9, 0, size, 3, 1, number(), 0));
    return new SharedMapping(address, size);
  }

  @Override
  public void close() {
    int n = number.getAndSet(-1);
    if (n >= 0) {
      close(n);
    }
  }
}
