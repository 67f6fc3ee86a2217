package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.s32;
import static dev.roost.linux.abi.CStruct.u32;
import static dev.roost.linux.abi.CStruct.u64;

import java.lang.foreign.StructLayout;

/**
 * include/uapi/linux/ptrace.h and, for the general registers, user_regs_struct of
 * arch/x86/include/asm/user_64.h (glibc shows it in sys/user.h); see ptrace(2).
 */
@KernelHeader(
    value = {"linux/ptrace.h", "sys/user.h"},
    man = "ptrace(2)")
public final class PtraceAbi {
  // Requests
  public static final int PTRACE_TRACEME = 0;
  public static final int PTRACE_PEEKTEXT = 1;
  public static final int PTRACE_PEEKDATA = 2;
  public static final int PTRACE_PEEKUSR = 3;
  public static final int PTRACE_POKETEXT = 4;
  public static final int PTRACE_POKEDATA = 5;
  public static final int PTRACE_POKEUSR = 6;
  public static final int PTRACE_CONT = 7;
  public static final int PTRACE_KILL = 8;
  public static final int PTRACE_SINGLESTEP = 9;
  public static final int PTRACE_GETREGS = 12;
  public static final int PTRACE_SETREGS = 13;
  public static final int PTRACE_ATTACH = 16;
  public static final int PTRACE_DETACH = 17;
  public static final int PTRACE_SYSCALL = 24;
  public static final int PTRACE_ARCH_PRCTL = 30;
  public static final int PTRACE_SETOPTIONS = 0x4200;
  public static final int PTRACE_GETEVENTMSG = 0x4201;
  public static final int PTRACE_GETSIGINFO = 0x4202;
  public static final int PTRACE_SETSIGINFO = 0x4203;
  public static final int PTRACE_GETREGSET = 0x4204;
  public static final int PTRACE_SETREGSET = 0x4205;
  public static final int PTRACE_SEIZE = 0x4206;
  public static final int PTRACE_INTERRUPT = 0x4207;
  public static final int PTRACE_LISTEN = 0x4208;
  public static final int PTRACE_PEEKSIGINFO = 0x4209;
  public static final int PTRACE_GETSIGMASK = 0x420a;
  public static final int PTRACE_SETSIGMASK = 0x420b;
  public static final int PTRACE_SECCOMP_GET_FILTER = 0x420c;
  public static final int PTRACE_SECCOMP_GET_METADATA = 0x420d;
  public static final int PTRACE_GET_SYSCALL_INFO = 0x420e;
  public static final int PTRACE_GET_RSEQ_CONFIGURATION = 0x420f;
  public static final int PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG = 0x4210;
  public static final int PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG = 0x4211;
  public static final int PTRACE_SET_SYSCALL_INFO = 0x4212;

  // PTRACE_PEEKSIGINFO: the queue of the process, not of the thread
  public static final int PTRACE_PEEKSIGINFO_SHARED = 1 << 0;

  // Options
  public static final int PTRACE_O_TRACESYSGOOD = 1 << 0;
  public static final int PTRACE_O_TRACEFORK = 1 << 1;
  public static final int PTRACE_O_TRACEVFORK = 1 << 2;
  public static final int PTRACE_O_TRACECLONE = 1 << 3;
  public static final int PTRACE_O_TRACEEXEC = 1 << 4;
  public static final int PTRACE_O_TRACEVFORKDONE = 1 << 5;
  public static final int PTRACE_O_TRACEEXIT = 1 << 6;
  public static final int PTRACE_O_TRACESECCOMP = 1 << 7;
  public static final int PTRACE_O_EXITKILL = 1 << 20;
  public static final int PTRACE_O_SUSPEND_SECCOMP = 1 << 21;

  // Events: third byte of the wait status
  public static final int PTRACE_EVENT_FORK = 1;
  public static final int PTRACE_EVENT_VFORK = 2;
  public static final int PTRACE_EVENT_CLONE = 3;
  public static final int PTRACE_EVENT_EXEC = 4;
  public static final int PTRACE_EVENT_VFORK_DONE = 5;
  public static final int PTRACE_EVENT_EXIT = 6;
  public static final int PTRACE_EVENT_SECCOMP = 7;
  public static final int PTRACE_EVENT_STOP = 128;
  public static final int PTRACE_EVENTMSG_SYSCALL_ENTRY = 1;
  public static final int PTRACE_EVENTMSG_SYSCALL_EXIT = 2;

  private PtraceAbi() {}

  /** The payload of NT_PRSTATUS. */
  public static final class UserRegs {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct user_regs_struct",
            u64("r15"),
            u64("r14"),
            u64("r13"),
            u64("r12"),
            u64("rbp"),
            u64("rbx"),
            u64("r11"),
            u64("r10"),
            u64("r9"),
            u64("r8"),
            u64("rax"),
            u64("rcx"),
            u64("rdx"),
            u64("rsi"),
            u64("rdi"),
            u64("orig_rax"),
            u64("rip"),
            u64("cs"),
            u64("eflags"),
            u64("rsp"),
            u64("ss"),
            u64("fs_base"),
            u64("gs_base"),
            u64("ds"),
            u64("es"),
            u64("fs"),
            u64("gs"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long R15 = CStruct.offset(LAYOUT, "r15");
    public static final long R14 = CStruct.offset(LAYOUT, "r14");
    public static final long R13 = CStruct.offset(LAYOUT, "r13");
    public static final long R12 = CStruct.offset(LAYOUT, "r12");
    public static final long RBP = CStruct.offset(LAYOUT, "rbp");
    public static final long RBX = CStruct.offset(LAYOUT, "rbx");
    public static final long R11 = CStruct.offset(LAYOUT, "r11");
    public static final long R10 = CStruct.offset(LAYOUT, "r10");
    public static final long R9 = CStruct.offset(LAYOUT, "r9");
    public static final long R8 = CStruct.offset(LAYOUT, "r8");
    public static final long RAX = CStruct.offset(LAYOUT, "rax");
    public static final long RCX = CStruct.offset(LAYOUT, "rcx");
    public static final long RDX = CStruct.offset(LAYOUT, "rdx");
    public static final long RSI = CStruct.offset(LAYOUT, "rsi");
    public static final long RDI = CStruct.offset(LAYOUT, "rdi");
    public static final long ORIG_RAX = CStruct.offset(LAYOUT, "orig_rax");
    public static final long RIP = CStruct.offset(LAYOUT, "rip");
    public static final long CS = CStruct.offset(LAYOUT, "cs");
    public static final long EFLAGS = CStruct.offset(LAYOUT, "eflags");
    public static final long RSP = CStruct.offset(LAYOUT, "rsp");
    public static final long SS = CStruct.offset(LAYOUT, "ss");
    public static final long FS_BASE = CStruct.offset(LAYOUT, "fs_base");
    public static final long GS_BASE = CStruct.offset(LAYOUT, "gs_base");
    public static final long DS = CStruct.offset(LAYOUT, "ds");
    public static final long ES = CStruct.offset(LAYOUT, "es");
    public static final long FS = CStruct.offset(LAYOUT, "fs");
    public static final long GS = CStruct.offset(LAYOUT, "gs");

    private UserRegs() {}
  }

  /** Which pending signals to look at. */
  public static final class PtracePeeksiginfoArgs {
    public static final StructLayout LAYOUT =
        CStruct.of("struct ptrace_peeksiginfo_args", u64("off"), u32("flags"), s32("nr"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long OFF = CStruct.offset(LAYOUT, "off");
    public static final long FLAGS = CStruct.offset(LAYOUT, "flags");
    public static final long NR = CStruct.offset(LAYOUT, "nr");

    private PtracePeeksiginfoArgs() {}
  }

  /** How a thread registered restartable sequences; see rseq(2). */
  public static final class PtraceRseqConfiguration {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct ptrace_rseq_configuration",
            u64("rseq_abi_pointer"),
            u32("rseq_abi_size"),
            u32("signature"),
            u32("flags"),
            u32("pad"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long RSEQ_ABI_POINTER = CStruct.offset(LAYOUT, "rseq_abi_pointer");
    public static final long RSEQ_ABI_SIZE = CStruct.offset(LAYOUT, "rseq_abi_size");
    public static final long SIGNATURE = CStruct.offset(LAYOUT, "signature");
    public static final long FLAGS = CStruct.offset(LAYOUT, "flags");
    public static final long PAD = CStruct.offset(LAYOUT, "pad");

    private PtraceRseqConfiguration() {}
  }
}
