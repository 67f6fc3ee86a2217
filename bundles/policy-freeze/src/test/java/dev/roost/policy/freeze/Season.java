package dev.roost.policy.freeze;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Freeze;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happens on home {@code a}, second by second, where each change is carried out at once. It
 * has two CPUs, 1000 MiB of memory and as much swap. Every test says itself what loads become.
 */
final class Season {
  private final FreezeRule rule;
  private final Map<Integer, Chore> chores = new TreeMap<>();
  private final List<NodeView> others = new ArrayList<>();
  private Memory memory = Memory.EMPTY;
  private long nowMs;
  private double threads;
  private long freeMib = 500;
  private long swapFreeMib = 1_000;
  private boolean refuses;

  Season(Settings settings, Chore... chores) {
    rule = new FreezeRule(settings);
    put(chores);
  }

  Season put(Chore... these) {
    Arrays.stream(these).forEach(chore -> chores.put(chore.pid(), chore));
    return this;
  }

  Season end(int pid) {
    chores.remove(pid);
    return this;
  }

  /** From now on so many threads want a CPU. */
  Season threads(double now) {
    threads = now;
    return this;
  }

  Season free(long mib) {
    freeMib = mib;
    return this;
  }

  Season swapFree(long mib) {
    swapFreeMib = mib;
    return this;
  }

  /** The engine cannot do it. */
  Season refuses() {
    refuses = true;
    return this;
  }

  Season other(String id, NodeView.State state, double load, long free, long ageMs) {
    others.add(node(id, state, load, free, ageMs));
    return this;
  }

  /** A neighbour of two CPUs with 500 MiB of free memory. */
  Season other(String id, double load) {
    return other(id, NodeView.State.READY, load, 500, 10);
  }

  private NodeView node(String id, NodeView.State state, double load, long free, long ageMs) {
    LoadVector vector =
        new LoadVector(
            2,
            1,
            load,
            load,
            load,
            1_000L << 20,
            free << 20,
            0,
            0,
            null,
            1_000L << 20,
            swapFreeMib << 20);
    return new NodeView(id, state, "10.0.0.1", 7400, "0.1.0", "6.12", "cpu", vector, ageMs);
  }

  ClusterSnapshot now() {
    List<NodeView> nodes = new ArrayList<>(others);
    nodes.add(node("a", NodeView.State.READY, threads, freeMib, 10));
    return new ClusterSnapshot(
        "lab", "a", nowMs, nodes, chores.values().stream().map(c -> c.view(nowMs)).toList());
  }

  /** A second passes; what was changed then. */
  List<String> second() {
    nowMs += 1_000;
    Decision decision = rule.decide(now(), memory);
    memory = decision.memory();
    if (!refuses) {
      decision.freezes().forEach(this::carryOut);
    }
    return decision.freezes().stream().map(f -> (f.frozen() ? "+" : "-") + f.pid()).toList();
  }

  /** So many seconds pass; what was changed, in its order. */
  List<String> seconds(int count) {
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      changes.addAll(second());
    }
    return changes;
  }

  /** What is frozen has nearly nothing in memory. */
  private void carryOut(Freeze freeze) {
    Chore chore = chores.get(freeze.pid());
    put(chore.in(freeze.frozen() ? State.FROZEN : State.HOME).of(freeze.frozen() ? 1 : 100));
  }

  Memory memory() {
    return memory;
  }
}
