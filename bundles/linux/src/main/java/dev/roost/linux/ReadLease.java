package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.roost.linux.abi.FcntlAbi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A read lease on a file: F_SETLEASE of fcntl(2), and the description of its own that it needs. As
 * long as it is held nobody has the file open for writing. Who opens it so, or truncates it, waits
 * in that call, and the task that was named is told by {@link LeaseBreaks}.
 */
public final class ReadLease implements AutoCloseable {
  private static final int SYS_FSTAT = 5;
  private static final int SYS_FCNTL = 72;
  private static final int SYS_FSTATFS = 138;
  private static final int F_SETLEASE = 1024;
  private static final int F_GETLEASE = 1025;
  private static final int F_RDLCK = 0;
  private static final int F_UNLCK = 2;

  /** F_OWNER_TID of {@code struct f_owner_ex}. */
  private static final int OWNER_TID = 0;

  /** st_nlink and st_mode in {@code struct stat}; S_IFMT, S_IFREG. */
  private static final long ST_NLINK = 16;

  private static final long ST_MODE = 24;

  private static final int TYPE_MASK = 0170000;
  private static final int REGULAR = 0100000;

  /** f_type and f_flags in {@code struct statfs}; statfs(2). */
  private static final long F_TYPE = 0;

  private static final long F_FLAGS = 80;

  /** ST_NOATIME, ST_RELATIME: reading writes no time, or seldom. */
  private static final long LAZY_ATIME = 0x400 | 0x1000;

  /**
   * ext4, xfs, btrfs, tmpfs, f2fs: here contents change only through who has the file open for
   * writing on this machine. The kernel would grant leases on /proc too, and on overlayfs, whose
   * shared mappings have another file open than the one that the lease is on; linux/magic.h.
   */
  private static final Set<Long> HONEST =
      Set.of(0xef53L, 0x58465342L, 0x9123683eL, 0x01021994L, 0xf2f52010L);

  private final FileDescriptor file;

  private ReadLease(FileDescriptor file) {
    this.file = file;
  }

  /**
   * A lease on the file of a descriptor of another process.
   *
   * @param tid the task of this process that waits in {@link LeaseBreaks#await}
   * @return nothing if it is no regular file that has a name, if its file system does not keep to
   *     leases, if each read must leave its time, or if somebody has it open for writing
   * @throws ErrnoException if the process or its descriptor is gone, or this process has no
   *     CAP_LEASE
   */
  public static Optional<ReadLease> take(int pid, int fd, int tid) throws ErrnoException {
    Path link = Path.of("/proc/" + pid + "/fd/" + fd);
    // O_PATH first: opening a FIFO, a device or a terminal would do something.
    try (FileDescriptor name = FileDescriptor.open(link, FcntlAbi.O_PATH)) {
      if (!isHonest(name)) {
        return Optional.empty();
      }
      FileDescriptor file =
          FileDescriptor.open(
              Path.of("/proc/self/fd/" + name.number()),
              FcntlAbi.O_RDONLY | FcntlAbi.O_NONBLOCK | FcntlAbi.O_NOCTTY);
      try {
        if (lease(file, tid)) {
          return Optional.of(new ReadLease(file));
        }
        file.close();
        return Optional.empty();
      } catch (ErrnoException | RuntimeException e) {
        file.close();
        throw e;
      }
    }
  }

  private static boolean isHonest(FileDescriptor name) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(144, 8);
      Libc.check("fstat", Libc.syscall(SYS_FSTAT, name.number(), out.address(), 0, 0, 0, 0));
      // A memfd has no name, and who has it open for writing is not counted; mm/shmem.c.
      boolean named = out.get(JAVA_LONG, ST_NLINK) > 0;
      if (!named || (out.get(JAVA_INT, ST_MODE) & TYPE_MASK) != REGULAR) {
        return false;
      }
      Libc.check("fstatfs", Libc.syscall(SYS_FSTATFS, name.number(), out.address(), 0, 0, 0, 0));
      return HONEST.contains(out.get(JAVA_LONG, F_TYPE))
          && (out.get(JAVA_LONG, F_FLAGS) & LAZY_ATIME) != 0;
    }
  }

  /** Who is told first, then the lease: without that SIGIO would go to the whole process. */
  private static boolean lease(FileDescriptor file, int tid) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment owner = arena.allocate(8, 4);
      owner.set(JAVA_INT, 0, OWNER_TID);
      owner.set(JAVA_INT, 4, tid);
      Libc.check("F_SETOWN_EX", fcntl(file, FcntlAbi.F_SETOWN_EX, owner.address()));
      Libc.check("F_SETSIG", fcntl(file, FcntlAbi.F_SETSIG, LeaseBreaks.SIGNAL));
      long result = fcntl(file, F_SETLEASE, F_RDLCK);
      if (result == -Errno.EAGAIN || result == -Errno.EINVAL) {
        return false;
      }
      Libc.check("F_SETLEASE", result);
      return true;
    }
  }

  private static long fcntl(FileDescriptor file, int command, long argument) {
    return Libc.syscall(SYS_FCNTL, file.number(), command, argument, 0, 0, 0);
  }

  /** The file; reading it moves nobody's offset if it is read at a position. */
  public FileDescriptor file() {
    return file;
  }

  /** Whether somebody waits for it to be given up, or it has been. */
  public boolean isBroken() {
    return fcntl(file, F_GETLEASE, 0) != F_RDLCK;
  }

  /** Gives it up: who waits goes on. The file stays open. */
  public void release() {
    fcntl(file, F_SETLEASE, F_UNLCK);
  }

  /** Gives it up and closes the file. */
  @Override
  public void close() {
    file.close();
  }
}
