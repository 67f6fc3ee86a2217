package dev.roost.engine.deputy;

import dev.roost.engine.model.Siginfo;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.linux.ErrnoException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Signals that wait in a deputy at its commit point. Its body gets them before it runs, for
 * sigpending(2) shows them; so when the kernel gives them to the deputy they are not told again.
 * What waits for signalfds stays where it is. On the tracer's thread.
 */
final class Foretold {
  private final List<Waiting> waiting = new ArrayList<>();

  /**
   * @param homeTid the thread it waits for, 0 for the process
   */
  private record Waiting(int homeTid, byte[] info) {
    int number() {
      return Siginfo.number(info);
    }
  }

  /**
   * Tells what waits for a process and for its threads.
   *
   * @param tasks its threads, stopped
   * @param threads gives the thread of an id here
   */
  void tell(List<StoppedTask> tasks, IntFunction<DeputyThread> threads, DeputyListener listener)
      throws ErrnoException {
    if (!tasks.isEmpty()) {
      long blocked =
          tasks.stream()
              .mapToLong(task -> threads.apply(task.tid()).blocks())
              .reduce(-1, (one, other) -> one & other);
      tell(0, blocked, tasks.getFirst().processPendingSignals(), listener);
    }
    for (StoppedTask task : tasks) {
      DeputyThread thread = threads.apply(task.tid());
      tell(thread.homeTid(), thread.blocks(), task.pendingSignals(), listener);
    }
  }

  private void tell(int homeTid, long blocked, List<byte[]> infos, DeputyListener listener) {
    for (byte[] info : infos) {
      boolean stays = (blocked & 1L << (Siginfo.number(info) - 1)) != 0;
      // The kernel still counts a timer's overruns until it delivers the signal, or drops it.
      if (!stays && !Siginfo.isOfTimer(info)) {
        waiting.add(new Waiting(homeTid, info));
        listener.signal(homeTid, info);
      }
    }
  }

  /** Whether {@code info}, which {@code thread} gets now, is one of them; it is then no longer. */
  boolean holds(DeputyThread thread, byte[] info) {
    if (waiting.isEmpty()) {
      return false;
    }
    boolean known = take(thread.homeTid(), info) || take(0, info);
    int number = Siginfo.number(info);
    // A stop takes a waiting SIGCONT away, and SIGCONT the stops; signal(7).
    waiting.removeIf(
        each ->
            number == Deputy.SIGCONT
                ? HeldSignals.STOPS.contains(each.number())
                : HeldSignals.STOPS.contains(number) && each.number() == Deputy.SIGCONT);
    return known;
  }

  private boolean take(int homeTid, byte[] info) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).homeTid() == homeTid && Arrays.equals(waiting.get(i).info(), info)) {
        waiting.remove(i);
        return true;
      }
    }
    return false;
  }
}
