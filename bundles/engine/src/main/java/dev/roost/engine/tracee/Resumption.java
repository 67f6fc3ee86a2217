package dev.roost.engine.tracee;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.linux.Errno;
import java.util.Set;

/**
 * Turns the registers of a task that was stopped inside a system call into such that can be resumed
 * anywhere: the kernel's restart codes mean something only in the task that got them, and only
 * right after the stop (arch/x86/kernel/signal.c, arch_do_signal_or_restart).
 */
public final class Resumption {
  private static final int POLL = 7;
  private static final int NANOSLEEP = 35;
  private static final int FUTEX = 202;
  private static final int CLOCK_NANOSLEEP = 230;
  private static final int RESTART_SYSCALL = 219;

  /**
   * Calls that fail with EINTR for any stop, even one without a signal (signal(7), "Interruption of
   * system calls by stop signals"): epoll_wait, epoll_pwait, epoll_pwait2, rt_sigtimedwait, semop,
   * semtimedop, and recv, recvmsg, accept, connect, send on sockets with a timeout.
   */
  private static final Set<Integer> INTERRUPTED_BY_STOP =
      Set.of(232, 281, 441, 128, 65, 220, 42, 43, 44, 45, 46, 47, 288, 299, 307);

  private Resumption() {}

  /** Whether the result that is seen at a stop may be the stop's own doing. */
  public static boolean mayBeInterruptedByStop(long number, long result) {
    return result == -Errno.EINTR && INTERRUPTED_BY_STOP.contains((int) number);
  }

  /**
   * Registers that continue the interrupted call: by making it again, or, for calls that keep a
   * deadline in the kernel, by restart_syscall(2), which must then run in the same kernel task.
   */
  public static Registers resolve(Registers registers) {
    long number = registers.get(Name.ORIG_RAX);
    if (number < 0) {
      return registers;
    }
    long result = registers.get(Name.RAX);
    Registers settled = registers.with(Name.ORIG_RAX, -1);
    if (result == -Errno.ERESTART_RESTARTBLOCK) {
      return resume(settled, (int) number);
    }
    if (Errno.isRestart(result) || mayBeInterruptedByStop(number, result)) {
      return again(settled, number);
    }
    return settled;
  }

  /**
   * After -ERESTART_RESTARTBLOCK, whose deadline only the kernel knows. Sleeps go on with what the
   * kernel has just written as the rest, if the caller gave a place for it, else by
   * restart_syscall(2). poll(2) and FUTEX_WAIT begin anew, and so may wait longer than was asked:
   * their rest is written nowhere. All other futex operations have absolute deadlines.
   */
  private static Registers resume(Registers registers, int number) {
    return switch (number) {
      case FUTEX, POLL -> again(registers, number);
      case NANOSLEEP ->
          registers.argument(1) == 0
              ? again(registers, RESTART_SYSCALL)
              : again(registers.with(Name.RDI, registers.argument(1)), number);
      case CLOCK_NANOSLEEP ->
          registers.argument(3) == 0
              ? again(registers, RESTART_SYSCALL)
              : again(registers.with(Name.RSI, 0).with(Name.RDX, registers.argument(3)), number);
      default -> again(registers, RESTART_SYSCALL);
    };
  }

  private static Registers again(Registers registers, long number) {
    return registers.with(Name.RIP, registers.get(Name.RIP) - 2).with(Name.RAX, number);
  }
}
