package dev.roost.engine.deputy;

import dev.roost.engine.syscall.CallPlacer;
import dev.roost.engine.syscall.Descriptors;
import dev.roost.linux.abi.FcntlAbi;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which calls of a process that is away must find its shared memory at home: those that would see
 * or change its contents or length by a descriptor or a path, or give it to somebody else. What is
 * not known to be harmless is not taken to be so.
 */
public final class HomeOnly {
  private static final Logger LOG = System.getLogger("roost.shared");

  private static final int OPEN = 2;
  private static final int LSEEK = 8;
  private static final int SENDMSG = 46;
  private static final int EXECVE = 59;
  private static final int FCNTL = 72;
  private static final int TRUNCATE = 76;
  private static final int CREAT = 85;
  private static final int OPENAT = 257;
  private static final int EXECVEAT = 322;
  private static final int OPENAT2 = 437;
  private static final int SEEK_END = 2;

  /** msg_control and msg_controllen of {@code struct msghdr}; recvmsg(2). */
  private static final int MSG_CONTROL = 32;

  private static final int MSG_CONTROLLEN = 40;

  /**
   * close, fstat, dup, dup2, dup3, flock, fsync, fdatasync, fchdir, fchmod, fchown, fstatfs, the
   * xattrs, fadvise64, epoll_ctl, newfstatat, utimensat, statx, pidfd_getfd. The path calls with a
   * directory's descriptor are looked at by their paths.
   */
  private static final Set<Integer> HARMLESS =
      Set.of(
          3, 5, 32, 33, 292, 73, 74, 75, 81, 91, 93, 138, 190, 193, 196, 199, 221, 233, 262, 280,
          332, 438, OPENAT, OPENAT2);

  private final int pid;
  private final KeptObjects objects;
  private final Consumer<String> wanted;

  /**
   * @param objects shared memory that is away
   * @param wanted called with a reason when the process must come home; must not block
   */
  public HomeOnly(int pid, KeptObjects objects, Consumer<String> wanted) {
    this.pid = pid;
    this.objects = objects;
    this.wanted = wanted;
  }

  /** Whether a call that has been laid into a slot must not be executed before that. */
  boolean holds(CallPlacer call, Slot slot) {
    if (objects.isEmpty()) {
      return false;
    }
    String why;
    try {
      why = reason(call, slot);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "what process " + pid + " does is not known", e);
      why = "what it has open cannot be seen";
    }
    if (why != null) {
      wanted.accept(why);
    }
    return why != null;
  }

  private String reason(CallPlacer call, Slot slot) throws IOException {
    int number = call.number();
    if (number == EXECVE || number == EXECVEAT) {
      return "what another program sees of its shared memory must be at home";
    }
    if (!objects.hasFiles()) {
      return null;
    }
    if (number == SENDMSG && controls(call, slot) && objects.isAnyOpen(pid)) {
      return "descriptors of its shared memory may be sent to others";
    }
    Path path = truncated(call, slot);
    if (path != null && objects.isAt(path)) {
      return "its shared memory is cut off";
    }
    return !isHarmless(call) && isGiven(call)
        ? "it is given a descriptor of shared memory, whose contents are away"
        : null;
  }

  private static boolean isHarmless(CallPlacer call) {
    return switch (call.number()) {
      case LSEEK -> call.argument(2) >= 0 && call.argument(2) <= SEEK_END;
      case FCNTL -> (int) call.argument(1) != FcntlAbi.F_ADD_SEALS;
      default -> HARMLESS.contains(call.number());
    };
  }

  private boolean isGiven(CallPlacer call) throws IOException {
    for (int fd : Descriptors.of(call.way(), call::argument)) {
      if (objects.isOpen(pid, fd)) {
        return true;
      }
    }
    return false;
  }

  private static boolean controls(CallPlacer call, Slot slot) {
    long header = call.argument(1);
    return header != 0
        && slot.longAt(header + MSG_CONTROL) != 0
        && slot.longAt(header + MSG_CONTROLLEN) != 0;
  }

  /** The path of a call that cuts a file off, as this engine sees it; null for all others. */
  private Path truncated(CallPlacer call, Slot slot) {
    return switch (call.number()) {
      case TRUNCATE, CREAT -> path(FcntlAbi.AT_FDCWD, slot.textAt(call.argument(0)));
      case OPEN ->
          truncates(call.argument(1))
              ? path(FcntlAbi.AT_FDCWD, slot.textAt(call.argument(0)))
              : null;
      case OPENAT ->
          truncates(call.argument(2))
              ? path((int) call.argument(0), slot.textAt(call.argument(1)))
              : null;
      case OPENAT2 ->
          call.argument(2) != 0 && truncates(slot.longAt(call.argument(2)))
              ? path((int) call.argument(0), slot.textAt(call.argument(1)))
              : null;
      default -> null;
    };
  }

  private static boolean truncates(long flags) {
    return (flags & FcntlAbi.O_TRUNC) != 0;
  }

  private Path path(int directory, String name) {
    String from = directory == FcntlAbi.AT_FDCWD ? "/cwd/" : "/fd/" + directory + "/";
    return Path.of("/proc/" + pid + (name.startsWith("/") ? "/root" : from) + name);
  }
}
