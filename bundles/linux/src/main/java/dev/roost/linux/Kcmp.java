package dev.roost.linux;

/** kcmp(2): whether two processes have something of the kernel's in common. */
public final class Kcmp {
  private static final int SYS_KCMP = 312;

  /** linux/kcmp.h. */
  private static final int KCMP_FILE = 0;

  private static final int KCMP_VM = 1;
  private static final int KCMP_FILES = 2;

  private Kcmp() {}

  /**
   * Whether two processes have one memory, as after clone(2) with CLONE_VM.
   *
   * @throws GoneException if one of them has ended
   */
  public static boolean sameMemory(int one, int other) throws ErrnoException {
    return Libc.check(
            "kcmp " + one + " " + other, Libc.syscall(SYS_KCMP, one, other, KCMP_VM, 0, 0, 0))
        == 0;
  }

  /**
   * Whether two tasks have one table of descriptors, as after clone(2) with CLONE_FILES.
   *
   * @throws GoneException if one of them has ended
   */
  public static boolean sameDescriptors(int one, int other) throws ErrnoException {
    return Libc.check(
            "kcmp " + one + " " + other, Libc.syscall(SYS_KCMP, one, other, KCMP_FILES, 0, 0, 0))
        == 0;
  }

  /**
   * Whether two descriptors are of one open file description, as after dup(2) or fork(2).
   *
   * @return false also if one of them is closed
   * @throws GoneException if one of the processes has ended
   */
  public static boolean sameFile(int one, int fd, int other, int otherFd) throws ErrnoException {
    long result = Libc.syscall(SYS_KCMP, one, other, KCMP_FILE, fd, otherFd, 0);
    return result != -Errno.EBADF && Libc.check("kcmp " + one + " " + other, result) == 0;
  }
}
