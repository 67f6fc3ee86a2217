package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Has a say in who opens and reads certain files: fanotify(7) with permission events. Whoever opens
 * one waits in the kernel until he is let in. One thread awaits, and it must never open or read
 * such a file itself: it would wait for its own answer. All others of this process are asked about
 * like everybody.
 */
public final class Fanotify implements AutoCloseable {
  private static final int SYS_READ = 0;
  private static final int SYS_WRITE = 1;
  private static final int SYS_POLL = 7;
  private static final int SYS_FANOTIFY_INIT = 300;
  private static final int SYS_FANOTIFY_MARK = 301;

  /** FAN_CLOEXEC, FAN_NONBLOCK, FAN_CLASS_CONTENT, FAN_UNLIMITED_QUEUE; linux/fanotify.h. */
  private static final int INIT = 0x1 | 0x2 | 0x4 | 0x10;

  /** O_RDONLY, O_CLOEXEC, O_LARGEFILE: how the kernel opens files for us. */
  private static final int EVENT_FILES = 02000000 | 0100000;

  private static final int FAN_MARK_ADD = 0x1;
  private static final long FAN_OPEN_PERM = 0x10000;
  private static final long FAN_ACCESS_PERM = 0x20000;
  private static final int AT_FDCWD = -100;
  private static final int FAN_ALLOW = 1;
  private static final short POLLIN = 1;

  /** {@code struct fanotify_event_metadata}, which begins with its length; fanotify(7). */
  private static final long EVENT_FD = 16;

  private static final long EVENT_PID = 20;
  private static final int BUFFER_BYTES = 4096;

  private final FileDescriptor group;
  private final FileDescriptor bell;
  private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES, 8);
  private final MemorySegment polled = Arena.ofAuto().allocate(16, 8);

  private Fanotify(FileDescriptor group, FileDescriptor bell) {
    this.group = group;
    this.bell = bell;
  }

  /**
   * Somebody who waits to open or read a file.
   *
   * @param fd a descriptor of this process for the file, until he is let in
   * @param pid his process in this process's pid namespace; 0 if he is outside of it
   */
  public record Waiting(int fd, int pid) {}

  /**
   * A new one, that watches nothing yet.
   *
   * @throws ErrnoException if the kernel has none or this process may not (CAP_SYS_ADMIN)
   */
  public static Fanotify create() throws ErrnoException {
    FileDescriptor group =
        FileDescriptor.owned(
            "fanotify_init", Libc.syscall(SYS_FANOTIFY_INIT, INIT, EVENT_FILES, 0, 0, 0, 0));
    try {
      return new Fanotify(group, FileDescriptor.event());
    } catch (ErrnoException e) {
      group.close();
      throw e;
    }
  }

  /**
   * From now on whoever opens the file that {@code path} leads to has to wait.
   *
   * @throws ErrnoException EINVAL if its file system, or the kernel, knows no such thing
   */
  public void holdOpens(Path path) throws ErrnoException {
    mark(path, FAN_OPEN_PERM);
  }

  /** From now on whoever reads it by a descriptor that he already has waits, too. */
  public void holdReads(Path path) throws ErrnoException {
    mark(path, FAN_ACCESS_PERM);
  }

  private void mark(Path path, long mask) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path.toString());
      Libc.check(
          "fanotify_mark " + path,
          Libc.syscall(
              SYS_FANOTIFY_MARK, group.number(), FAN_MARK_ADD, mask, AT_FDCWD, name.address(), 0));
    }
  }

  /**
   * Waits until somebody waits, {@link #wake} is called or the time is over.
   *
   * @param timeoutMs in milliseconds; -1 for ever
   */
  public List<Waiting> await(int timeoutMs) throws ErrnoException {
    pollFor(0, group);
    pollFor(8, bell);
    long result = Libc.syscall(SYS_POLL, polled.address(), 2, timeoutMs, 0, 0, 0);
    if (result == -Errno.EINTR) {
      return List.of();
    }
    Libc.check("poll", result);
    List<Waiting> all = new ArrayList<>();
    result = Libc.syscall(SYS_READ, group.number(), buffer.address(), BUFFER_BYTES, 0, 0, 0);
    if (result == -Errno.EAGAIN) {
      return all;
    }
    long end = Libc.check("read of fanotify", result);
    for (long at = 0; at < end; at += Integer.toUnsignedLong(buffer.get(JAVA_INT, at))) {
      int fd = buffer.get(JAVA_INT, at + EVENT_FD);
      if (fd >= 0) {
        all.add(new Waiting(fd, buffer.get(JAVA_INT, at + EVENT_PID)));
      }
    }
    return all;
  }

  private void pollFor(long at, FileDescriptor file) {
    polled.set(JAVA_INT, at, file.number());
    polled.set(JAVA_SHORT, at + 4, POLLIN);
    polled.set(JAVA_SHORT, at + 6, (short) 0);
  }

  /** Lets somebody in; one who was killed while he waited is of no interest. */
  public void allow(Waiting who) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment response = arena.allocate(8, 4);
      response.set(JAVA_INT, 0, who.fd());
      response.set(JAVA_INT, 4, FAN_ALLOW);
      long result = Libc.syscall(SYS_WRITE, group.number(), response.address(), 8, 0, 0, 0);
      if (result != -Errno.ENOENT) {
        Libc.check("write to fanotify", result);
      }
    } finally {
      FileDescriptor.close(who.fd());
    }
  }

  /** From now on {@link #await} does not wait any more. By any thread. */
  public void wake() throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment one = arena.allocate(8, 8);
      one.set(JAVA_LONG, 0, 1);
      Libc.check(
          "write to eventfd", Libc.syscall(SYS_WRITE, bell.number(), one.address(), 8, 0, 0, 0));
    }
  }

  /** Watches nothing any more; all who wait go on. By the thread that awaits. */
  @Override
  public void close() {
    group.close();
    bell.close();
  }
}
