package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.u64;

import java.lang.foreign.StructLayout;

/** include/uapi/linux/sched.h; see clone(2), unshare(2), setns(2) and sched(7). */
@KernelHeader(value = "linux/sched.h", man = "clone(2), sched(7)")
public final class SchedAbi {
  // clone, clone3, unshare, setns
  public static final int CSIGNAL = 0x000000ff;
  public static final int CLONE_NEWTIME = 0x00000080;
  public static final int CLONE_VM = 0x00000100;
  public static final int CLONE_FS = 0x00000200;
  public static final int CLONE_FILES = 0x00000400;
  public static final int CLONE_SIGHAND = 0x00000800;
  public static final int CLONE_PIDFD = 0x00001000;
  public static final int CLONE_PTRACE = 0x00002000;
  public static final int CLONE_VFORK = 0x00004000;
  public static final int CLONE_PARENT = 0x00008000;
  public static final int CLONE_THREAD = 0x00010000;
  public static final int CLONE_NEWNS = 0x00020000;
  public static final int CLONE_SYSVSEM = 0x00040000;
  public static final int CLONE_SETTLS = 0x00080000;
  public static final int CLONE_PARENT_SETTID = 0x00100000;
  public static final int CLONE_CHILD_CLEARTID = 0x00200000;
  public static final int CLONE_DETACHED = 0x00400000;
  public static final int CLONE_UNTRACED = 0x00800000;
  public static final int CLONE_CHILD_SETTID = 0x01000000;
  public static final int CLONE_NEWCGROUP = 0x02000000;
  public static final int CLONE_NEWUTS = 0x04000000;
  public static final int CLONE_NEWIPC = 0x08000000;
  public static final int CLONE_NEWUSER = 0x10000000;
  public static final int CLONE_NEWPID = 0x20000000;
  public static final int CLONE_NEWNET = 0x40000000;
  public static final long CLONE_IO = 0x80000000L;
  public static final long CLONE_CLEAR_SIGHAND = 0x100000000L;
  public static final long CLONE_INTO_CGROUP = 0x200000000L;

  // Policies
  public static final int SCHED_NORMAL = 0;
  public static final int SCHED_FIFO = 1;
  public static final int SCHED_RR = 2;
  public static final int SCHED_BATCH = 3;
  public static final int SCHED_IDLE = 5;
  public static final int SCHED_DEADLINE = 6;
  public static final int SCHED_RESET_ON_FORK = 0x40000000;

  private SchedAbi() {}

  /** clone3(2). set_tid counts from the innermost pid namespace outwards. */
  public static final class CloneArgs {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct clone_args",
            u64("flags"),
            u64("pidfd"),
            u64("child_tid"),
            u64("parent_tid"),
            u64("exit_signal"),
            u64("stack"),
            u64("stack_size"),
            u64("tls"),
            u64("set_tid"),
            u64("set_tid_size"),
            u64("cgroup"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long FLAGS = CStruct.offset(LAYOUT, "flags");
    public static final long PIDFD = CStruct.offset(LAYOUT, "pidfd");
    public static final long CHILD_TID = CStruct.offset(LAYOUT, "child_tid");
    public static final long PARENT_TID = CStruct.offset(LAYOUT, "parent_tid");
    public static final long EXIT_SIGNAL = CStruct.offset(LAYOUT, "exit_signal");
    public static final long STACK = CStruct.offset(LAYOUT, "stack");
    public static final long STACK_SIZE = CStruct.offset(LAYOUT, "stack_size");
    public static final long TLS = CStruct.offset(LAYOUT, "tls");
    public static final long SET_TID = CStruct.offset(LAYOUT, "set_tid");
    public static final long SET_TID_SIZE = CStruct.offset(LAYOUT, "set_tid_size");
    public static final long CGROUP = CStruct.offset(LAYOUT, "cgroup");

    private CloneArgs() {}
  }
}
