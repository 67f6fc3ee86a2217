package dev.roost.engine.body;

import dev.roost.engine.model.Siginfo;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signals of POSIX timers in a body. As in the kernel a timer has one signal that waits; whenever
 * it expires meanwhile it counts as an overrun, which the signal says when it is delivered. So does
 * timer_getoverrun(2) afterwards: home, whose signals come before, would tell of a later one. What
 * waits is dropped when its timer is set or deleted (Linux 6.13).
 */
final class TimerSignals {
  private static final int SYS_TIMER_SETTIME = 223;
  private static final int SYS_TIMER_GETOVERRUN = 225;
  private static final int SYS_TIMER_DELETE = 226;

  private final SignalTokens tokens;

  /** What was queued last of each timer. */
  private final Map<Integer, byte[]> queued = new ConcurrentHashMap<>();

  /** What waited when its timer was to be set or deleted. */
  private final Map<Integer, byte[]> doubtful = new ConcurrentHashMap<>();

  /** What the last delivered signal of each timer said. */
  private final Map<Integer, Integer> overruns = new ConcurrentHashMap<>();

  TimerSignals(SignalTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Counts an expiration as an overrun of the one that was queued last, if that has not been
   * delivered. Returns whether it has not. The caller knows that such a signal waits: it may have
   * been taken without anybody seeing it, by sigtimedwait(2) or because it is ignored now.
   */
  boolean counted(byte[] info) {
    byte[] before = Siginfo.isOfTimer(info) ? queued.get(Siginfo.timer(info)) : null;
    return before != null && tokens.change(before, waiting -> Siginfo.together(waiting, info));
  }

  /** {@code queueable} stands for {@code info} and is queued now. */
  void queued(byte[] info, byte[] queueable) {
    if (Siginfo.isOfTimer(info)) {
      queued.put(Siginfo.timer(info), queueable);
    }
  }

  /** The body gets {@code info} now. */
  void delivered(byte[] info) {
    if (Siginfo.isOfTimer(info)) {
      overruns.put(Siginfo.timer(info), Siginfo.overruns(info));
    }
  }

  /** What a call of the body gives, if it is one that can be answered here. */
  OptionalInt answer(int number, long[] arguments) {
    Integer known = number == SYS_TIMER_GETOVERRUN ? overruns.get((int) arguments[0]) : null;
    return known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }

  /** A call is about to be forwarded: what comes from now on may be of a timer that is set anew. */
  void begins(int number, int timer) {
    if (number == SYS_TIMER_SETTIME || number == SYS_TIMER_DELETE) {
      byte[] waiting = queued.remove(timer);
      if (waiting != null) {
        doubtful.put(timer, waiting);
      }
    }
  }

  /** That call is over: unless it failed, what waited is of nobody, and the count begins anew. */
  void ends(int number, int timer, long result) {
    if (number != SYS_TIMER_SETTIME && number != SYS_TIMER_DELETE) {
      return;
    }
    byte[] waiting = doubtful.remove(timer);
    if (result != 0) {
      return;
    }
    if (waiting != null) {
      tokens.drop(waiting);
    }
    if (number == SYS_TIMER_SETTIME) {
      overruns.put(timer, 0);
    } else {
      overruns.remove(timer);
    }
  }
}
