package dev.roost.linux;

import java.util.Map;

/** Error numbers that Roost itself looks at; {@code asm-generic/errno.h}, errno(3). */
public final class Errno {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int ENXIO = 6;
  public static final int ECHILD = 10;
  public static final int EBADF = 9;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EFAULT = 14;
  public static final int EBUSY = 16;
  public static final int EEXIST = 17;
  public static final int EINVAL = 22;
  public static final int ENOSYS = 38;
  public static final int ETIMEDOUT = 110;

  /** Kernel-internal: restart unless a handler without SA_RESTART ran. */
  public static final int ERESTARTSYS = 512;

  /** Kernel-internal: restart always. */
  public static final int ERESTARTNOINTR = 513;

  /** Kernel-internal: restart unless a handler ran. */
  public static final int ERESTARTNOHAND = 514;

  /** Kernel-internal: restart by restart_syscall(2) unless a handler ran. */
  public static final int ERESTART_RESTARTBLOCK = 516;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(EPERM, "EPERM"),
          Map.entry(ENOENT, "ENOENT"),
          Map.entry(ESRCH, "ESRCH"),
          Map.entry(EINTR, "EINTR"),
          Map.entry(EIO, "EIO"),
          Map.entry(ENXIO, "ENXIO"),
          Map.entry(ECHILD, "ECHILD"),
          Map.entry(EBADF, "EBADF"),
          Map.entry(EAGAIN, "EAGAIN"),
          Map.entry(ENOMEM, "ENOMEM"),
          Map.entry(EACCES, "EACCES"),
          Map.entry(EFAULT, "EFAULT"),
          Map.entry(EBUSY, "EBUSY"),
          Map.entry(EEXIST, "EEXIST"),
          Map.entry(EINVAL, "EINVAL"),
          Map.entry(ENOSYS, "ENOSYS"),
          Map.entry(ETIMEDOUT, "ETIMEDOUT"));

  private Errno() {}

  /** The symbolic name, or the number where Roost has no name for it. */
  public static String name(int errno) {
    return NAMES.getOrDefault(errno, "errno " + errno);
  }

  /** Whether a raw result says that the kernel wants the call to be made again. */
  public static boolean isRestart(long result) {
    return result == -ERESTARTSYS
        || result == -ERESTARTNOINTR
        || result == -ERESTARTNOHAND
        || result == -ERESTART_RESTARTBLOCK;
  }
}
