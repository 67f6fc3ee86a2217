package dev.roost.engine.tracee;

import dev.roost.linux.WaitResult;
import dev.roost.linux.abi.PtraceAbi;

/** Why a task has stopped; ptrace(2), "Stopped states". */
public sealed interface Stop {

  /** PTRACE_INTERRUPT, or the first stop of a new task. */
  record Trap() implements Stop {}

  /**
   * A signal is about to be delivered.
   *
   * @param signal its number
   */
  record SignalDelivery(int signal) implements Stop {}

  /**
   * The whole process is stopped by job control.
   *
   * @param signal SIGSTOP, SIGTSTP, SIGTTIN or SIGTTOU
   */
  record GroupStop(int signal) implements Stop {}

  /** At entry to or exit from a system call, after PTRACE_SYSCALL. */
  record SystemCall() implements Stop {}

  /** The seccomp filter said SECCOMP_RET_TRACE. */
  record Seccomp() implements Stop {}

  /**
   * Another PTRACE_EVENT_*.
   *
   * @param event its number
   */
  record Event(int event) implements Stop {}

  /** Reads a wait word of a task that was seized with PTRACE_O_TRACESYSGOOD. */
  static Stop of(WaitResult result) {
    if (result.event() == PtraceAbi.PTRACE_EVENT_STOP) {
      return switch (result.stopSignal()) {
        case 19, 20, 21, 22 -> new GroupStop(result.stopSignal());
        default -> new Trap();
      };
    }
    if (result.event() == PtraceAbi.PTRACE_EVENT_SECCOMP) {
      return new Seccomp();
    }
    if (result.event() != 0) {
      return new Event(result.event());
    }
    return result.stopSignal() == (5 | 0x80)
        ? new SystemCall()
        : new SignalDelivery(result.stopSignal());
  }
}
