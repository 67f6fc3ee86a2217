package dev.roost.engine.deputy;

import dev.roost.engine.model.Siginfo;
import dev.roost.linux.proc.ProcTimers;
import dev.roost.linux.proc.TimerEntry;
import java.io.IOException;

/** Whom a signal is for that a thread of a process is about to get. */
enum SignalTarget {
  /** This thread, and no other. */
  THREAD,
  /** Any thread that does not block it. */
  PROCESS,
  /** Nobody any more. */
  NOBODY;

  private static final int SIGPIPE = 13;
  private static final int SIGXFSZ = 25;
  private static final int SI_TKILL = -6;

  /**
   * Of a signal that has been taken off the queue, so that the kernel tells no more which queue
   * that was.
   *
   * @param pid the process, in this engine's pid namespace
   * @param info its siginfo_t; sigaction(2)
   */
  static SignalTarget of(int pid, byte[] info) {
    if (Siginfo.isOfTimer(info)) {
      return ofTimer(pid, Siginfo.timer(info));
    }
    int signal = Siginfo.number(info);
    return Siginfo.code(info) == SI_TKILL || signal == SIGPIPE || signal == SIGXFSZ
        ? THREAD
        : PROCESS;
  }

  /**
   * A timer that is not there any more has been deleted while its signal was on its way here. Linux
   * discards what a deleted timer has pending (since 6.13), and must: the signal that stands behind
   * SIGEV_THREAD kills whatever thread gets it but the C library's own.
   */
  private static SignalTarget ofTimer(int pid, int id) {
    try {
      for (TimerEntry timer : ProcTimers.read(pid)) {
        if (timer.id() == id) {
          return timer.notifiesThread() ? THREAD : PROCESS;
        }
      }
      return NOBODY;
    } catch (IOException e) {
      // The process has ended meanwhile, or this kernel does not tell.
      return PROCESS;
    }
  }
}
