package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.alignTo;
import static dev.roost.linux.abi.CStruct.ptr;
import static dev.roost.linux.abi.CStruct.s32;
import static dev.roost.linux.abi.CStruct.s64;
import static dev.roost.linux.abi.CStruct.sizedTo;
import static dev.roost.linux.abi.CStruct.u16;
import static dev.roost.linux.abi.CStruct.u32;
import static dev.roost.linux.abi.CStruct.u64;

import java.lang.foreign.StructLayout;

/**
 * arch/x86/include/uapi/asm/signal.h and include/uapi/asm-generic/{signal-defs,siginfo}.h: the
 * kernel's own types, not the C library's (whose struct sigaction and sigset_t are larger); see
 * signal(7), sigaction(2), sigaltstack(2).
 */
@KernelHeader(
    value = "linux/signal.h",
    man = "signal(7), sigaction(2), rt_sigqueueinfo(2), sigaltstack(2)")
public final class SignalAbi {
  // Numbers
  public static final int SIGHUP = 1;
  public static final int SIGINT = 2;
  public static final int SIGQUIT = 3;
  public static final int SIGILL = 4;
  public static final int SIGTRAP = 5;
  public static final int SIGABRT = 6;
  public static final int SIGBUS = 7;
  public static final int SIGFPE = 8;
  public static final int SIGKILL = 9;
  public static final int SIGUSR1 = 10;
  public static final int SIGSEGV = 11;
  public static final int SIGUSR2 = 12;
  public static final int SIGPIPE = 13;
  public static final int SIGALRM = 14;
  public static final int SIGTERM = 15;
  public static final int SIGSTKFLT = 16;
  public static final int SIGCHLD = 17;
  public static final int SIGCONT = 18;
  public static final int SIGSTOP = 19;
  public static final int SIGTSTP = 20;
  public static final int SIGTTIN = 21;
  public static final int SIGTTOU = 22;
  public static final int SIGURG = 23;
  public static final int SIGXCPU = 24;
  public static final int SIGXFSZ = 25;
  public static final int SIGVTALRM = 26;
  public static final int SIGPROF = 27;
  public static final int SIGWINCH = 28;
  public static final int SIGIO = 29;
  public static final int SIGPWR = 30;
  public static final int SIGSYS = 31;
  public static final int SIGRTMIN = 32;

  // Actions
  public static final int SIG_DFL = 0;
  public static final int SIG_IGN = 1;

  // sigaction flags
  public static final int SA_NOCLDSTOP = 0x00000001;
  public static final int SA_NOCLDWAIT = 0x00000002;
  public static final int SA_SIGINFO = 0x00000004;
  public static final int SA_UNSUPPORTED = 0x00000400;
  public static final int SA_EXPOSE_TAGBITS = 0x00000800;
  public static final int SA_RESTORER = 0x04000000;
  public static final int SA_ONSTACK = 0x08000000;
  public static final int SA_RESTART = 0x10000000;
  public static final int SA_NODEFER = 0x40000000;
  public static final long SA_RESETHAND = 0x80000000L;

  // rt_sigprocmask
  public static final int SIG_BLOCK = 0;
  public static final int SIG_UNBLOCK = 1;
  public static final int SIG_SETMASK = 2;

  // sigaltstack
  public static final int SS_ONSTACK = 1;
  public static final int SS_DISABLE = 2;
  public static final long SS_AUTODISARM = 0x80000000L;
  public static final int MINSIGSTKSZ = 2048;

  // si_code: who sent it
  public static final int SI_USER = 0;
  public static final int SI_KERNEL = 0x80;
  public static final int SI_QUEUE = -1;
  public static final int SI_TIMER = -2;
  public static final int SI_MESGQ = -3;
  public static final int SI_ASYNCIO = -4;
  public static final int SI_SIGIO = -5;
  public static final int SI_TKILL = -6;
  public static final int SI_DETHREAD = -7;
  public static final int SI_ASYNCNL = -60;

  // si_code of the kernel's own signals
  public static final int ILL_ILLOPC = 1;
  public static final int ILL_ILLOPN = 2;
  public static final int FPE_INTDIV = 1;
  public static final int SEGV_MAPERR = 1;
  public static final int SEGV_ACCERR = 2;
  public static final int SEGV_BNDERR = 3;
  public static final int SEGV_PKUERR = 4;
  public static final int BUS_ADRALN = 1;
  public static final int BUS_ADRERR = 2;
  public static final int BUS_OBJERR = 3;
  public static final int TRAP_BRKPT = 1;
  public static final int TRAP_TRACE = 2;
  public static final int TRAP_HWBKPT = 4;
  public static final int CLD_EXITED = 1;
  public static final int CLD_KILLED = 2;
  public static final int CLD_DUMPED = 3;
  public static final int CLD_TRAPPED = 4;
  public static final int CLD_STOPPED = 5;
  public static final int CLD_CONTINUED = 6;
  public static final int SYS_SECCOMP = 1;
  public static final int SYS_USER_DISPATCH = 2;

  // sigev_notify
  public static final int SIGEV_SIGNAL = 0;
  public static final int SIGEV_NONE = 1;
  public static final int SIGEV_THREAD = 2;
  public static final int SIGEV_THREAD_ID = 4;

  private SignalAbi() {}

  /** struct sigaction as rt_sigaction(2) takes it, with a mask of 8 bytes. */
  public static final class KernelSigaction {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct sigaction",
            ptr("sa_handler"),
            u64("sa_flags"),
            ptr("sa_restorer"),
            u64("sa_mask"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long HANDLER = CStruct.offset(LAYOUT, "sa_handler");
    public static final long FLAGS = CStruct.offset(LAYOUT, "sa_flags");
    public static final long RESTORER = CStruct.offset(LAYOUT, "sa_restorer");
    public static final long MASK = CStruct.offset(LAYOUT, "sa_mask");

    private KernelSigaction() {}
  }

  /** sigaltstack(2). */
  public static final class StackT {
    public static final StructLayout LAYOUT =
        CStruct.of("stack_t", ptr("ss_sp"), s32("ss_flags"), u64("ss_size"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long SS_SP = CStruct.offset(LAYOUT, "ss_sp");
    public static final long SS_FLAGS = CStruct.offset(LAYOUT, "ss_flags");
    public static final long SS_SIZE = CStruct.offset(LAYOUT, "ss_size");

    private StackT() {}
  }

  /** kill(2), tgkill(2), sigqueue(3): the sender, and its value for SI_QUEUE. */
  public static final class SigInfo {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "siginfo_t",
            s32("si_signo"),
            s32("si_errno"),
            s32("si_code"),
            alignTo(8),
            s32("si_pid"),
            u32("si_uid"),
            u64("si_value"),
            sizedTo(128));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long SI_SIGNO = CStruct.offset(LAYOUT, "si_signo");
    public static final long SI_ERRNO = CStruct.offset(LAYOUT, "si_errno");
    public static final long SI_CODE = CStruct.offset(LAYOUT, "si_code");
    public static final long SI_PID = CStruct.offset(LAYOUT, "si_pid");
    public static final long SI_UID = CStruct.offset(LAYOUT, "si_uid");
    public static final long SI_VALUE = CStruct.offset(LAYOUT, "si_value");

    private SigInfo() {}
  }

  /** SI_TIMER. */
  public static final class SigInfoTimer {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "siginfo_t",
            s32("si_signo"),
            s32("si_errno"),
            s32("si_code"),
            alignTo(8),
            s32("si_tid"),
            s32("si_overrun"),
            u64("si_value"),
            s32("si_sys_private"),
            sizedTo(128));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long SI_SIGNO = CStruct.offset(LAYOUT, "si_signo");
    public static final long SI_ERRNO = CStruct.offset(LAYOUT, "si_errno");
    public static final long SI_CODE = CStruct.offset(LAYOUT, "si_code");
    public static final long SI_TID = CStruct.offset(LAYOUT, "si_tid");
    public static final long SI_OVERRUN = CStruct.offset(LAYOUT, "si_overrun");
    public static final long SI_VALUE = CStruct.offset(LAYOUT, "si_value");
    public static final long SI_SYS_PRIVATE = CStruct.offset(LAYOUT, "si_sys_private");

    private SigInfoTimer() {}
  }

  /** SIGCHLD. */
  public static final class SigInfoChild {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "siginfo_t",
            s32("si_signo"),
            s32("si_errno"),
            s32("si_code"),
            alignTo(8),
            s32("si_pid"),
            u32("si_uid"),
            s32("si_status"),
            s64("si_utime"),
            s64("si_stime"),
            sizedTo(128));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long SI_SIGNO = CStruct.offset(LAYOUT, "si_signo");
    public static final long SI_ERRNO = CStruct.offset(LAYOUT, "si_errno");
    public static final long SI_CODE = CStruct.offset(LAYOUT, "si_code");
    public static final long SI_PID = CStruct.offset(LAYOUT, "si_pid");
    public static final long SI_UID = CStruct.offset(LAYOUT, "si_uid");
    public static final long SI_STATUS = CStruct.offset(LAYOUT, "si_status");
    public static final long SI_UTIME = CStruct.offset(LAYOUT, "si_utime");
    public static final long SI_STIME = CStruct.offset(LAYOUT, "si_stime");

    private SigInfoChild() {}
  }

  /** SIGILL, SIGFPE, SIGSEGV, SIGBUS, SIGTRAP. */
  public static final class SigInfoFault {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "siginfo_t",
            s32("si_signo"),
            s32("si_errno"),
            s32("si_code"),
            alignTo(8),
            ptr("si_addr"),
            u16("si_addr_lsb"),
            sizedTo(128));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long SI_SIGNO = CStruct.offset(LAYOUT, "si_signo");
    public static final long SI_ERRNO = CStruct.offset(LAYOUT, "si_errno");
    public static final long SI_CODE = CStruct.offset(LAYOUT, "si_code");
    public static final long SI_ADDR = CStruct.offset(LAYOUT, "si_addr");
    public static final long SI_ADDR_LSB = CStruct.offset(LAYOUT, "si_addr_lsb");

    private SigInfoFault() {}
  }

  /** SIGSYS of a seccomp filter. */
  public static final class SigInfoSys {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "siginfo_t",
            s32("si_signo"),
            s32("si_errno"),
            s32("si_code"),
            alignTo(8),
            ptr("si_call_addr"),
            s32("si_syscall"),
            u32("si_arch"),
            sizedTo(128));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long SI_SIGNO = CStruct.offset(LAYOUT, "si_signo");
    public static final long SI_ERRNO = CStruct.offset(LAYOUT, "si_errno");
    public static final long SI_CODE = CStruct.offset(LAYOUT, "si_code");
    public static final long SI_CALL_ADDR = CStruct.offset(LAYOUT, "si_call_addr");
    public static final long SI_SYSCALL = CStruct.offset(LAYOUT, "si_syscall");
    public static final long SI_ARCH = CStruct.offset(LAYOUT, "si_arch");

    private SigInfoSys() {}
  }

  /** timer_create(2). */
  public static final class Sigevent {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct sigevent",
            u64("sigev_value"),
            s32("sigev_signo"),
            s32("sigev_notify"),
            s32("sigev_notify_thread_id"),
            sizedTo(64));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long SIGEV_VALUE = CStruct.offset(LAYOUT, "sigev_value");
    public static final long SIGEV_SIGNO = CStruct.offset(LAYOUT, "sigev_signo");
    public static final long SIGEV_NOTIFY = CStruct.offset(LAYOUT, "sigev_notify");
    public static final long SIGEV_NOTIFY_THREAD_ID =
        CStruct.offset(LAYOUT, "sigev_notify_thread_id");

    private Sigevent() {}
  }
}
