package dev.roost.linux.abi;

/** include/uapi/linux/wait.h; see waitid(2). */
@KernelHeader(value = "linux/wait.h", man = "waitid(2)")
public final class WaitAbi {
  // What to wait for
  public static final int P_ALL = 0;
  public static final int P_PID = 1;
  public static final int P_PGID = 2;
  public static final int P_PIDFD = 3;

  // Options
  public static final int WNOHANG = 0x00000001;
  public static final int WUNTRACED = 0x00000002;
  public static final int WSTOPPED = 0x00000002;
  public static final int WEXITED = 0x00000004;
  public static final int WCONTINUED = 0x00000008;
  public static final int WNOWAIT = 0x01000000;
  public static final int __WNOTHREAD = 0x20000000;
  public static final int __WALL = 0x40000000;
  public static final long __WCLONE = 0x80000000L;

  private WaitAbi() {}
}
