package dev.roost.engine.model;

import java.util.List;

/**
 * All threads of a process.
 *
 * @param threads the leader first
 */
public record Threads(List<ThreadState> threads) implements Section {
  public Threads {
    threads = List.copyOf(threads);
  }

  /** The thread whose id is the process id. */
  public ThreadState leader() {
    return threads.getFirst();
  }
}
