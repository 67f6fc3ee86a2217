package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.ptr;
import static dev.roost.linux.abi.CStruct.s32;
import static dev.roost.linux.abi.CStruct.s64;
import static dev.roost.linux.abi.CStruct.struct;
import static dev.roost.linux.abi.CStruct.u16;
import static dev.roost.linux.abi.CStruct.u32;
import static dev.roost.linux.abi.CStruct.u64;
import static dev.roost.linux.abi.CStruct.u64s;
import static dev.roost.linux.abi.CStruct.u8;

import java.lang.foreign.StructLayout;

/**
 * include/uapi/linux/seccomp.h with the classic BPF of linux/filter.h that its filters are written
 * in; see seccomp(2) and seccomp_unotify(2).
 */
@KernelHeader(
    value = {"linux/seccomp.h", "linux/filter.h", "linux/audit.h"},
    man = "seccomp(2), seccomp_unotify(2)")
public final class SeccompAbi {
  // prctl(PR_SET_SECCOMP) modes and operations of seccomp(2)
  public static final int SECCOMP_MODE_DISABLED = 0;
  public static final int SECCOMP_MODE_STRICT = 1;
  public static final int SECCOMP_MODE_FILTER = 2;
  public static final int SECCOMP_SET_MODE_STRICT = 0;
  public static final int SECCOMP_SET_MODE_FILTER = 1;
  public static final int SECCOMP_GET_ACTION_AVAIL = 2;
  public static final int SECCOMP_GET_NOTIF_SIZES = 3;

  // Flags of SECCOMP_SET_MODE_FILTER
  public static final int SECCOMP_FILTER_FLAG_TSYNC = 1 << 0;
  public static final int SECCOMP_FILTER_FLAG_LOG = 1 << 1;
  public static final int SECCOMP_FILTER_FLAG_SPEC_ALLOW = 1 << 2;
  public static final int SECCOMP_FILTER_FLAG_NEW_LISTENER = 1 << 3;
  public static final int SECCOMP_FILTER_FLAG_TSYNC_ESRCH = 1 << 4;
  public static final int SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV = 1 << 5;

  // What a filter returns: action in the high half, data in the low
  public static final long SECCOMP_RET_KILL_PROCESS = 0x80000000L;
  public static final int SECCOMP_RET_KILL_THREAD = 0;
  public static final int SECCOMP_RET_TRAP = 0x00030000;
  public static final int SECCOMP_RET_ERRNO = 0x00050000;
  public static final int SECCOMP_RET_USER_NOTIF = 0x7fc00000;
  public static final int SECCOMP_RET_TRACE = 0x7ff00000;
  public static final int SECCOMP_RET_LOG = 0x7ffc0000;
  public static final int SECCOMP_RET_ALLOW = 0x7fff0000;
  public static final long SECCOMP_RET_ACTION_FULL = 0xffff0000L;
  public static final int SECCOMP_RET_DATA = 0x0000ffff;

  // The listener: ioctls and their flags
  public static final long SECCOMP_IOCTL_NOTIF_RECV = 0xc0502100L;
  public static final long SECCOMP_IOCTL_NOTIF_SEND = 0xc0182101L;
  public static final int SECCOMP_IOCTL_NOTIF_ID_VALID = 0x40082102;
  public static final int SECCOMP_IOCTL_NOTIF_ADDFD = 0x40182103;
  public static final int SECCOMP_IOCTL_NOTIF_SET_FLAGS = 0x40082104;
  public static final int SECCOMP_USER_NOTIF_FLAG_CONTINUE = 1 << 0;
  public static final int SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP = 1 << 0;
  public static final int SECCOMP_ADDFD_FLAG_SETFD = 1 << 0;
  public static final int SECCOMP_ADDFD_FLAG_SEND = 1 << 1;

  // Classic BPF: instruction classes, sizes, modes, operations
  public static final int BPF_LD = 0x00;
  public static final int BPF_LDX = 0x01;
  public static final int BPF_ST = 0x02;
  public static final int BPF_STX = 0x03;
  public static final int BPF_ALU = 0x04;
  public static final int BPF_JMP = 0x05;
  public static final int BPF_RET = 0x06;
  public static final int BPF_MISC = 0x07;
  public static final int BPF_W = 0x00;
  public static final int BPF_IMM = 0x00;
  public static final int BPF_ABS = 0x20;
  public static final int BPF_MEM = 0x60;
  public static final int BPF_ADD = 0x00;
  public static final int BPF_SUB = 0x10;
  public static final int BPF_AND = 0x50;
  public static final int BPF_OR = 0x40;
  public static final int BPF_LSH = 0x60;
  public static final int BPF_RSH = 0x70;
  public static final int BPF_JA = 0x00;
  public static final int BPF_JEQ = 0x10;
  public static final int BPF_JGT = 0x20;
  public static final int BPF_JGE = 0x30;
  public static final int BPF_JSET = 0x40;
  public static final int BPF_K = 0x00;
  public static final int BPF_X = 0x08;
  public static final int BPF_A = 0x10;
  public static final int BPF_MAXINSNS = 4096;

  // seccomp_data.arch
  public static final long AUDIT_ARCH_X86_64 = 0xc000003eL;
  public static final int AUDIT_ARCH_I386 = 0x40000003;

  private SeccompAbi() {}

  /** What a filter sees. */
  public static final class SeccompData {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct seccomp_data",
            s32("nr"),
            u32("arch"),
            u64("instruction_pointer"),
            u64s("args", 6));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long NR = CStruct.offset(LAYOUT, "nr");
    public static final long ARCH = CStruct.offset(LAYOUT, "arch");
    public static final long INSTRUCTION_POINTER = CStruct.offset(LAYOUT, "instruction_pointer");
    public static final long ARGS = CStruct.offset(LAYOUT, "args");

    private SeccompData() {}
  }

  /** What the running kernel thinks of the three sizes below. */
  public static final class SeccompNotifSizes {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct seccomp_notif_sizes",
            u16("seccomp_notif"),
            u16("seccomp_notif_resp"),
            u16("seccomp_data"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long SECCOMP_NOTIF = CStruct.offset(LAYOUT, "seccomp_notif");
    public static final long SECCOMP_NOTIF_RESP = CStruct.offset(LAYOUT, "seccomp_notif_resp");
    public static final long SECCOMP_DATA = CStruct.offset(LAYOUT, "seccomp_data");

    private SeccompNotifSizes() {}
  }

  /** A call that waits for an answer; must be zeroed before it is received into. */
  public static final class SeccompNotif {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct seccomp_notif",
            u64("id"),
            u32("pid"),
            u32("flags"),
            struct("data", SeccompData.LAYOUT));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long ID = CStruct.offset(LAYOUT, "id");
    public static final long PID = CStruct.offset(LAYOUT, "pid");
    public static final long FLAGS = CStruct.offset(LAYOUT, "flags");
    public static final long DATA = CStruct.offset(LAYOUT, "data");

    private SeccompNotif() {}
  }

  /** The answer: error is a negative errno, or 0 and val counts. */
  public static final class SeccompNotifResp {
    public static final StructLayout LAYOUT =
        CStruct.of("struct seccomp_notif_resp", u64("id"), s64("val"), s32("error"), u32("flags"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long ID = CStruct.offset(LAYOUT, "id");
    public static final long VAL = CStruct.offset(LAYOUT, "val");
    public static final long ERROR = CStruct.offset(LAYOUT, "error");
    public static final long FLAGS = CStruct.offset(LAYOUT, "flags");

    private SeccompNotifResp() {}
  }

  /** Puts a descriptor into the waiting process. */
  public static final class SeccompNotifAddfd {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct seccomp_notif_addfd",
            u64("id"),
            u32("flags"),
            u32("srcfd"),
            u32("newfd"),
            u32("newfd_flags"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long ID = CStruct.offset(LAYOUT, "id");
    public static final long FLAGS = CStruct.offset(LAYOUT, "flags");
    public static final long SRCFD = CStruct.offset(LAYOUT, "srcfd");
    public static final long NEWFD = CStruct.offset(LAYOUT, "newfd");
    public static final long NEWFD_FLAGS = CStruct.offset(LAYOUT, "newfd_flags");

    private SeccompNotifAddfd() {}
  }

  /** One instruction. */
  public static final class SockFilter {
    public static final StructLayout LAYOUT =
        CStruct.of("struct sock_filter", u16("code"), u8("jt"), u8("jf"), u32("k"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long CODE = CStruct.offset(LAYOUT, "code");
    public static final long JT = CStruct.offset(LAYOUT, "jt");
    public static final long JF = CStruct.offset(LAYOUT, "jf");
    public static final long K = CStruct.offset(LAYOUT, "k");

    private SockFilter() {}
  }

  /** A program; len counts instructions. */
  public static final class SockFprog {
    public static final StructLayout LAYOUT =
        CStruct.of("struct sock_fprog", u16("len"), ptr("filter"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long LEN = CStruct.offset(LAYOUT, "len");
    public static final long FILTER = CStruct.offset(LAYOUT, "filter");

    private SockFprog() {}
  }
}
