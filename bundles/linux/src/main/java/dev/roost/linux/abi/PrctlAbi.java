package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.ptr;
import static dev.roost.linux.abi.CStruct.u32;
import static dev.roost.linux.abi.CStruct.u64;

import java.lang.foreign.StructLayout;

/**
 * include/uapi/linux/prctl.h and arch/x86/include/uapi/asm/prctl.h; see prctl(2) and arch_prctl(2).
 */
@KernelHeader(
    value = {"linux/prctl.h", "asm/prctl.h"},
    man = "prctl(2), arch_prctl(2)")
public final class PrctlAbi {
  // prctl
  public static final int PR_SET_PDEATHSIG = 1;
  public static final int PR_GET_PDEATHSIG = 2;
  public static final int PR_GET_DUMPABLE = 3;
  public static final int PR_SET_DUMPABLE = 4;
  public static final int PR_GET_KEEPCAPS = 7;
  public static final int PR_SET_KEEPCAPS = 8;
  public static final int PR_GET_TIMING = 13;
  public static final int PR_SET_TIMING = 14;
  public static final int PR_SET_NAME = 15;
  public static final int PR_GET_NAME = 16;
  public static final int PR_GET_SECCOMP = 21;
  public static final int PR_SET_SECCOMP = 22;
  public static final int PR_CAPBSET_READ = 23;
  public static final int PR_CAPBSET_DROP = 24;
  public static final int PR_GET_TSC = 25;
  public static final int PR_SET_TSC = 26;
  public static final int PR_GET_SECUREBITS = 27;
  public static final int PR_SET_SECUREBITS = 28;
  public static final int PR_SET_TIMERSLACK = 29;
  public static final int PR_GET_TIMERSLACK = 30;
  public static final int PR_SET_MM = 35;
  public static final int PR_SET_CHILD_SUBREAPER = 36;
  public static final int PR_GET_CHILD_SUBREAPER = 37;
  public static final int PR_SET_NO_NEW_PRIVS = 38;
  public static final int PR_GET_NO_NEW_PRIVS = 39;
  public static final int PR_GET_TID_ADDRESS = 40;
  public static final int PR_SET_THP_DISABLE = 41;
  public static final int PR_GET_THP_DISABLE = 42;
  public static final int PR_CAP_AMBIENT = 47;
  public static final int PR_CAP_AMBIENT_CLEAR_ALL = 4;
  public static final int PR_GET_SPECULATION_CTRL = 52;
  public static final int PR_SET_SPECULATION_CTRL = 53;
  public static final int PR_GET_IO_FLUSHER = 58;
  public static final int PR_SET_SYSCALL_USER_DISPATCH = 59;
  public static final int PR_SCHED_CORE = 62;
  public static final int PR_SET_VMA = 0x53564d41;
  public static final int PR_SET_VMA_ANON_NAME = 0;
  public static final int PR_SET_PTRACER = 0x59616d61;
  public static final int PR_TIMER_CREATE_RESTORE_IDS = 77;
  public static final int PR_TIMER_CREATE_RESTORE_IDS_OFF = 0;
  public static final int PR_TIMER_CREATE_RESTORE_IDS_ON = 1;

  // PR_SET_MM
  public static final int PR_SET_MM_START_CODE = 1;
  public static final int PR_SET_MM_END_CODE = 2;
  public static final int PR_SET_MM_START_DATA = 3;
  public static final int PR_SET_MM_END_DATA = 4;
  public static final int PR_SET_MM_START_STACK = 5;
  public static final int PR_SET_MM_START_BRK = 6;
  public static final int PR_SET_MM_BRK = 7;
  public static final int PR_SET_MM_ARG_START = 8;
  public static final int PR_SET_MM_ARG_END = 9;
  public static final int PR_SET_MM_ENV_START = 10;
  public static final int PR_SET_MM_ENV_END = 11;
  public static final int PR_SET_MM_AUXV = 12;
  public static final int PR_SET_MM_EXE_FILE = 13;
  public static final int PR_SET_MM_MAP = 14;
  public static final int PR_SET_MM_MAP_SIZE = 15;

  // arch_prctl
  public static final int ARCH_SET_GS = 0x1001;
  public static final int ARCH_SET_FS = 0x1002;
  public static final int ARCH_GET_FS = 0x1003;
  public static final int ARCH_GET_GS = 0x1004;
  public static final int ARCH_GET_CPUID = 0x1011;
  public static final int ARCH_SET_CPUID = 0x1012;
  public static final int ARCH_GET_XCOMP_SUPP = 0x1021;
  public static final int ARCH_GET_XCOMP_PERM = 0x1022;
  public static final int ARCH_REQ_XCOMP_PERM = 0x1023;
  public static final int ARCH_MAP_VDSO_X32 = 0x2001;
  public static final int ARCH_MAP_VDSO_32 = 0x2002;
  public static final int ARCH_MAP_VDSO_64 = 0x2003;
  public static final int ARCH_SHSTK_ENABLE = 0x5001;
  public static final int ARCH_SHSTK_DISABLE = 0x5002;
  public static final int ARCH_SHSTK_LOCK = 0x5003;
  public static final int ARCH_SHSTK_UNLOCK = 0x5004;
  public static final int ARCH_SHSTK_STATUS = 0x5005;

  private PrctlAbi() {}

  /** PR_SET_MM_MAP: all bounds of an address space in one call. */
  public static final class PrctlMmMap {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct prctl_mm_map",
            u64("start_code"),
            u64("end_code"),
            u64("start_data"),
            u64("end_data"),
            u64("start_brk"),
            u64("brk"),
            u64("start_stack"),
            u64("arg_start"),
            u64("arg_end"),
            u64("env_start"),
            u64("env_end"),
            ptr("auxv"),
            u32("auxv_size"),
            u32("exe_fd"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long START_CODE = CStruct.offset(LAYOUT, "start_code");
    public static final long END_CODE = CStruct.offset(LAYOUT, "end_code");
    public static final long START_DATA = CStruct.offset(LAYOUT, "start_data");
    public static final long END_DATA = CStruct.offset(LAYOUT, "end_data");
    public static final long START_BRK = CStruct.offset(LAYOUT, "start_brk");
    public static final long BRK = CStruct.offset(LAYOUT, "brk");
    public static final long START_STACK = CStruct.offset(LAYOUT, "start_stack");
    public static final long ARG_START = CStruct.offset(LAYOUT, "arg_start");
    public static final long ARG_END = CStruct.offset(LAYOUT, "arg_end");
    public static final long ENV_START = CStruct.offset(LAYOUT, "env_start");
    public static final long ENV_END = CStruct.offset(LAYOUT, "env_end");
    public static final long AUXV = CStruct.offset(LAYOUT, "auxv");
    public static final long AUXV_SIZE = CStruct.offset(LAYOUT, "auxv_size");
    public static final long EXE_FD = CStruct.offset(LAYOUT, "exe_fd");

    private PrctlMmMap() {}
  }
}
