package dev.roost.simulator;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Whom one node listens to with discovery over MQTT (LoadWindow, docs/mqtt.md): some others, of
 * which an eighth is replaced each second. Each of them speaks once a second. What was heard of who
 * has left is known for a while, and grows old.
 */
final class SlidingWindow {
  /** Policies take figures for old after five seconds; these are not remembered. */
  private static final int MEMORY_SECONDS = 6;

  private final int self;
  private final int nodes;
  private final int size;
  private final int renewed;

  /** The youngest first; all but the first {@link #size} have left. */
  private final ArrayDeque<Integer> drawn = new ArrayDeque<>();

  private long second;

  SlidingWindow(int self, int nodes, int size) {
    this.self = self;
    this.nodes = nodes;
    this.size = Math.min(size, nodes - 1);
    renewed = Math.max(1, size / 8);
  }

  /** The nodes of which something is known, with its age in seconds. */
  Map<Integer, Double> ages(SplittableRandom random, double now) {
    slide(random, (long) Math.floor(now));
    Map<Integer, Double> ages = new TreeMap<>();
    Iterator<Integer> youngest = drawn.iterator();
    for (int place = 0; youngest.hasNext(); place++) {
      int node = youngest.next();
      double gone = place < size ? 0 : (place - size) / renewed + now - second;
      ages.merge(node, gone + random.nextDouble(), Math::min);
    }
    return ages;
  }

  private void slide(SplittableRandom random, long now) {
    if (size == nodes - 1) {
      if (drawn.isEmpty()) {
        for (int node = 0; node < nodes; node++) {
          if (node != self) {
            drawn.add(node);
          }
        }
      }
      return;
    }
    long missing = drawn.isEmpty() ? size : renewed * Math.min(now - second, size);
    for (long i = 0; i < missing; i++) {
      drawn.addFirst(next(random));
    }
    while (drawn.size() > size + renewed * MEMORY_SECONDS) {
      drawn.removeLast();
    }
    second = now;
  }

  private int next(SplittableRandom random) {
    while (true) {
      int node = random.nextInt(nodes);
      if (node != self && drawn.stream().limit(size).noneMatch(known -> known == node)) {
        return node;
      }
    }
  }
}
