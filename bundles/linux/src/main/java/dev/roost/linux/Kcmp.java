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
   * Whether two descriptors of one process are of one open file description, as after dup(2).
   *
   * @throws ErrnoException EBADF if one of them is closed
   */
  public static boolean sameFile(int pid, int one, int other) throws ErrnoException {
    return Libc.check(
            "kcmp " + pid + " " + one + " " + other,
            Libc.syscall(SYS_KCMP, pid, pid, KCMP_FILE, one, other, 0))
        == 0;
  }
}
