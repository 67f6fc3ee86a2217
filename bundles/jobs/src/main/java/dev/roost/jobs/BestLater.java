package dev.roost.jobs;

import dev.roost.api.JobOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs that began at home while not all other nodes were known, as they are not just after the
 * agent's start. Any thread.
 */
final class BestLater {
  /** Every node says its load each second, and a part of a large cluster is enough to choose. */
  private static final long PATIENCE_MS = 10_000;

  private final List<Undecided> all = new ArrayList<>();
  private long firstMs = -1;

  /**
   * @param untilMs when home counts as the best node for good
   */
  record Undecided(int pid, JobOptions options, long untilMs) {}

  /** Whether the first look was so long ago that every node has been heard of that will be. */
  synchronized boolean isSettled(long nowMs) {
    return firstMs >= 0 && nowMs - firstMs >= PATIENCE_MS;
  }

  synchronized void add(int pid, JobOptions options, long nowMs) {
    all.add(new Undecided(pid, options, nowMs + PATIENCE_MS));
  }

  /** A look: takes out those whose time has not passed; the others are forgotten. */
  synchronized List<Undecided> take(long nowMs) {
    firstMs = firstMs < 0 ? nowMs : firstMs;
    List<Undecided> taken = all.stream().filter(one -> nowMs < one.untilMs()).toList();
    all.clear();
    return taken;
  }

  synchronized void putBack(Undecided one) {
    all.add(one);
  }
}
