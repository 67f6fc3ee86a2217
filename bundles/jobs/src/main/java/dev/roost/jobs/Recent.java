package dev.roost.jobs;

import java.util.ArrayList;
import java.util.List;

/** What was sent to nodes so lately that their loads cannot show it yet. Any thread. */
final class Recent {
  private static final long SETTLE_MS = 3_000;

  private final List<Sent> sent = new ArrayList<>();

  private record Sent(String node, long memoryBytes, long atMs) {}

  synchronized void add(String node, long memoryBytes, long nowMs) {
    sent.add(new Sent(node, memoryBytes, nowMs));
  }

  synchronized void forget(long nowMs) {
    sent.removeIf(one -> nowMs - one.atMs() >= SETTLE_MS);
  }

  synchronized long count(String node) {
    return sent.stream().filter(one -> one.node().equals(node)).count();
  }

  synchronized long memoryBytes(String node) {
    return sent.stream().filter(one -> one.node().equals(node)).mapToLong(Sent::memoryBytes).sum();
  }
}
