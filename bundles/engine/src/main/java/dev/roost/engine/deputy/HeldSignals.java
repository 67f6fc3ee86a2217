package dev.roost.engine.deputy;

import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.Signals;
import java.util.ArrayList;
import java.util.List;

/**
 * Signals that reached a deputy when nobody listened and that could not be kept pending, SIGSTOP
 * above all: they come again. On the tracer's thread.
 */
final class HeldSignals {
  private final Tracer tracer;
  private final int pid;
  private final List<Integer> signals = new ArrayList<>();

  HeldSignals(Tracer tracer, int pid) {
    this.tracer = tracer;
    this.pid = pid;
  }

  /** Has a signal come again. */
  void add(int signal) {
    signals.add(signal);
  }

  /** Those that came so far, which are then no longer held. */
  List<Integer> take() {
    tracer.assertOwnThread();
    List<Integer> taken = List.copyOf(signals);
    signals.clear();
    return taken;
  }

  /** Those and what the injection of calls into {@code threads} has put off come now. */
  void letOut(List<DeputyThread> threads) throws ErrnoException {
    for (DeputyThread thread : threads) {
      int postponed = tracer.takePostponed(thread.tid());
      if (postponed != 0) {
        signals.add(postponed);
      }
    }
    for (int signal : take()) {
      Signals.kill(pid, signal);
    }
  }
}
