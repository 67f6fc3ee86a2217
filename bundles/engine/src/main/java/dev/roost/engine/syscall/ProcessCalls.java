package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Argument.Back.ALWAYS;
import static dev.roost.engine.syscall.Argument.Back.POSITIVE;
import static dev.roost.engine.syscall.Argument.CpuClock.Scope.PROCESS;
import static dev.roost.engine.syscall.Argument.CpuClock.Scope.THREAD;
import static dev.roost.engine.syscall.Argument.CpuClock.Shape.RUSAGE;
import static dev.roost.engine.syscall.Condition.argument;
import static dev.roost.engine.syscall.Condition.pointer;
import static dev.roost.engine.syscall.Rows.*;

import java.util.List;

/**
 * Processes and threads: fork(2), execve(2), wait(2), futex(2), sched(7), getrlimit(2), prctl(2).
 * Family and limits are home's; what the kernel keeps for one thread's own memory is the body's.
 */
final class ProcessCalls {
  private static final String BIRTH = "What shares only a part with its maker is made at home.";
  private static final String PROGRAM = "When it succeeds, the new program starts at home, and the old one ends on the guest.";
  private static final String RANK = "The scheduler of home and that of the guest would both have to follow.";
  private static final String FENCE = "A sandbox must hold for the process at home and for its body alike.";
  private static final String PORTS = "Access to I/O ports is home's hardware.";
  private static final String BARRIER = "The registration for this kind of barrier is not carried.";
  private static final String LIMIT = "This limit would have to hold for the deputy and for the body.";

  /** CLONE_VM FS FILES SIGHAND THREAD SYSVSEM; linux/sched.h. */
  private static final long SHARES_ALL = 0x50f00;

  /** CLONE_SETTLS PARENT_SETTID CHILD_CLEARTID DETACHED CHILD_SETTID. */
  private static final long OF_THREADS = 0x1780000;

  /** CSIGNAL and CLONE_SETTLS PARENT_SETTID CHILD_CLEARTID CHILD_SETTID. */
  private static final long OF_PROCESSES = 0x13800ff;

  /** CLONE_VM VFORK. */
  private static final long VFORK = 0x4100;

  // @formatter:off
  static final List<Syscall> ROWS = List.of(
      call( 24, "sched_yield",     body()),
      call( 39, "getpid",          body()),
      call( 56, "clone",           makesThread().when(argument(0).masked(~OF_THREADS).is(SHARES_ALL)),
                                   makesProcess().when(argument(0).masked(~OF_PROCESSES).in(0, VFORK)),
                                   returns(BIRTH)),
      call( 57, "fork",            makesProcess()),
      call( 58, "vfork",           makesProcess()),
      call( 59, "execve",          home(path("pathname"), strings("argv"), strings("envp")))
                                       .note(PROGRAM),
      call( 60, "exit",            exits()),
      call( 61, "wait4",           blocks(value("pid"), out("wstatus", bytes(4), POSITIVE), value("options"), out("rusage", bytes(144), POSITIVE))),
      // RLIMIT_*: reading is home's; see prlimit64 for writing.
      call( 97, "getrlimit",       home(value("resource"), out("rlim", bytes(16)))),
      call( 98, "getrusage",       cpuTime(value("who"), new Argument.CpuClock("usage", RUSAGE, PROCESS)).when(argument(0).is(0)),
                                   cpuTime(value("who"), new Argument.CpuClock("usage", RUSAGE, THREAD)).when(argument(0).is(1)),
                                   home(value("who"), out("usage", bytes(144)))),
      call(101, "ptrace",          returns("A tracer needs its tracees at home.")),
      call(109, "setpgid",         home(value("pid"), value("pgid"))),
      call(110, "getppid",         home()),
      call(111, "getpgrp",         home()),
      call(112, "setsid",          home()),
      call(121, "getpgid",         home(value("pid"))),
      call(124, "getsid",          home(value("pid"))),
      call(135, "personality",     home(value("persona")).when(argument(0).is(0xffff_ffffL)),
                                   returns("The personality changes how later programs are laid out in memory.")),
      call(140, "getpriority",     home(value("which"), value("who"))),
      call(141, "setpriority",     returns(RANK)),
      call(142, "sched_setparam",  returns(RANK)),
      call(143, "sched_getparam",  home(value("pid"), out("param", bytes(4)))),
      call(144, "sched_setscheduler", returns(RANK)),
      call(145, "sched_getscheduler", home(value("pid"))),
      call(146, "sched_get_priority_max", body()),
      call(147, "sched_get_priority_min", body()),
      call(148, "sched_rr_get_interval", home(value("pid"), out("tp", bytes(16)))),
      call(154, "modify_ldt",      returns("A local descriptor table is not carried.")),
      call(157, "prctl",           OptionCalls.CASES),
      // ARCH_SET_GS ARCH_SET_FS ARCH_GET_FS ARCH_GET_GS
      call(158, "arch_prctl",      body().when(argument(0).in(0x1001, 0x1002, 0x1003, 0x1004)),
                                   returns("This setting of the CPU is not carried.")),
      call(160, "setrlimit",       home(value("resource"), in("rlim", bytes(16))).when(argument(0).in(1, 4, 6, 7, 11, 12)),
                                   returns(LIMIT)),
      call(172, "iopl",            returns(PORTS)),
      call(173, "ioperm",          returns(PORTS)),
      call(186, "gettid",          body()),
      call(202, "futex",           body()),
      call(203, "sched_setaffinity", home(value("pid"), value("cpusetsize"), in("mask", count(1)))),
      call(204, "sched_getaffinity", home(value("pid"), value("cpusetsize"), filled("mask", count(1)))),
      call(205, "set_thread_area", returns(SystemCalls.ABSENT)),
      call(211, "get_thread_area", returns(SystemCalls.ABSENT)),
      call(218, "set_tid_address", body()),
      call(231, "exit_group",      exits()),
      call(247, "waitid",          blocks(value("idtype"), value("id"), inOut("infop", bytes(28), ALWAYS), value("options"), inOut("rusage", bytes(144))))
                                       .note("The kernel fills 28 bytes of siginfo, and zeroes them on errors."),
      call(251, "ioprio_set",      home(value("which"), value("who"), value("ioprio"))),
      call(252, "ioprio_get",      home(value("which"), value("who"))),
      call(272, "unshare",         returns("Parts of the process would be parted from its other threads.")),
      call(273, "set_robust_list", body()),
      call(274, "get_robust_list", body().when(argument(0).isZero()),
                                   returns("The list of another thread is asked for.")),
      // RLIMIT_FSIZE CORE NPROC NOFILE SIGPENDING MSGQUEUE hold where files, children and signals are: at home.
      call(302, "prlimit64",       home(value("pid"), value("resource"), value("new_limit"), out("old_limit", bytes(16))).when(pointer(2).isZero()),
                                   home(value("pid"), value("resource"), in("new_limit", bytes(16)), out("old_limit", bytes(16))).when(argument(1).in(1, 4, 6, 7, 11, 12)),
                                   returns(LIMIT)),
      call(309, "getcpu",          body()),
      call(312, "kcmp",            returns("It compares memory that may be elsewhere.")),
      call(314, "sched_setattr",   returns(RANK)),
      call(315, "sched_getattr",   home(value("pid"), inOut("attr", count(2)), value("size"), value("flags"))),
      call(317, "seccomp",         returns(FENCE)),
      call(322, "execveat",        home(fd("dirfd"), path("pathname"), strings("argv"), strings("envp"), value("flags")))
                                       .note(PROGRAM),
      // MEMBARRIER_CMD_QUERY MEMBARRIER_CMD_GLOBAL need no registration.
      call(324, "membarrier",      body().when(argument(0).in(0, 1)),
                                   returns(BARRIER)),
      call(334, "rseq",            body()),
      call(335, "uretprobe",       returns("Only the kernel's own trampolines make this call.")),
      call(434, "pidfd_open",      home(value("pid"), value("flags"))),
      call(435, "clone3",          makesThread()).note("The flags are in memory; they say as for clone what is made."),
      call(438, "pidfd_getfd",     home(fd("pidfd"), fd("targetfd"), value("flags"))),
      call(444, "landlock_create_ruleset", returns(FENCE)),
      call(445, "landlock_add_rule",       returns(FENCE)),
      call(446, "landlock_restrict_self",  returns(FENCE)),
      call(449, "futex_waitv",     body()),
      call(454, "futex_wake",      body()),
      call(455, "futex_wait",      body()),
      call(456, "futex_requeue",   body()));
  // @formatter:on

  private ProcessCalls() {}
}
