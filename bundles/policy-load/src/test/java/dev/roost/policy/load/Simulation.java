package dev.roost.policy.load;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A cluster in which a second passes with each step: CPUs are shared equally, loads follow by the
 * formulas of Kerrighed's {@code mosix_probe.c}, others learn of them a second later, and a move
 * takes as long as it is told to. Every node decides for the processes that it is home to.
 */
final class Simulation {
  private final Random random;
  private final double noise;
  private final int moveSeconds;
  private final Map<String, Node> nodes = new TreeMap<>();
  private final List<Process> processes = new ArrayList<>();
  private long seconds;
  int moves;

  private static final class Node {
    final int cpus;
    final LoadPolicy policy = new LoadPolicy(Settings.DEFAULT);
    double mean;
    double upper;
    LoadVector told = LoadVector.UNKNOWN;
    LoadVector now = LoadVector.UNKNOWN;

    Node(int cpus) {
      this.cpus = cpus;
    }
  }

  private static final class Process {
    final int pid;
    final String home;
    String where;
    String target;
    long arrives;
    int moves;
    long movedAt = Long.MIN_VALUE;
    double cpu;

    Process(int pid, String home) {
      this.pid = pid;
      this.home = home;
      this.where = home;
    }
  }

  Simulation(Random random, double noise, int moveSeconds) {
    this.random = random;
    this.noise = noise;
    this.moveSeconds = moveSeconds;
  }

  void node(String id, int cpus, int hogs) {
    nodes.put(id, new Node(cpus));
    for (int i = 0; i < hogs; i++) {
      processes.add(new Process(1000 * nodes.size() + i, id));
    }
  }

  /** Lets so many seconds pass. */
  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      seconds++;
      processes.forEach(this::arrive);
      nodes.forEach(this::measure);
      nodes.forEach(this::decide);
    }
  }

  /** Hogs on each node. */
  Map<String, Integer> spread() {
    Map<String, Integer> counts = new TreeMap<>();
    nodes.keySet().forEach(id -> counts.put(id, hogs(id)));
    return counts;
  }

  /** Hogs per CPU of the node with most, less those of the node with least. */
  double unevenness() {
    var perCpu =
        nodes.entrySet().stream()
            .mapToDouble(e -> (double) hogs(e.getKey()) / e.getValue().cpus)
            .summaryStatistics();
    return perCpu.getMax() - perCpu.getMin();
  }

  private int hogs(String id) {
    return (int) processes.stream().filter(p -> p.where.equals(id)).count();
  }

  private void arrive(Process process) {
    if (process.target != null && process.arrives <= seconds) {
      process.where = process.target;
      process.target = null;
      process.movedAt = seconds;
      process.moves++;
      moves++;
    }
  }

  private void measure(String id, Node node) {
    int hogs = hogs(id);
    double load = hogs + noise * random.nextDouble();
    node.mean = load > node.mean ? (5 * node.mean + 3 * load) / 8 : load;
    node.upper = load >= node.upper ? load : (7 * node.upper + load) / 8;
    node.told = node.now;
    node.now = new LoadVector(node.cpus, 1, load, node.mean, node.upper, 8L << 30, 4L << 30, 0, 0);
    processes.stream()
        .filter(p -> p.where.equals(id))
        .forEach(p -> p.cpu = Math.min(1, (double) node.cpus / Math.max(1, hogs)));
  }

  private void decide(String self, Node node) {
    Map<Integer, Process> own = new HashMap<>();
    processes.stream().filter(p -> p.home.equals(self)).forEach(p -> own.put(p.pid, p));
    List<NodeView> views =
        nodes.entrySet().stream()
            .map(e -> view(e.getKey(), e.getKey().equals(self) ? node.now : e.getValue().told))
            .toList();
    ClusterSnapshot snapshot =
        new ClusterSnapshot(
            "lab", self, seconds * 1_000, views, own.values().stream().map(this::view).toList());
    for (Proposal proposal : node.policy.propose(snapshot)) {
      Process process = own.get(proposal.pid());
      process.target = proposal.target();
      process.arrives = seconds + moveSeconds;
    }
  }

  private static NodeView view(String id, LoadVector load) {
    return new NodeView(id, NodeView.State.READY, "", 0, "", "", "", load, 1_000);
  }

  private ProcessView view(Process p) {
    boolean isHome = p.where.equals(p.home);
    ProcessView.State state =
        p.target != null
            ? (isHome ? ProcessView.State.LEAVING : ProcessView.State.RETURNING)
            : (isHome ? ProcessView.State.HOME : ProcessView.State.AWAY);
    long movedMs = p.movedAt == Long.MIN_VALUE ? -1 : (seconds - p.movedAt) * 1_000;
    return new ProcessView(
        p.pid,
        "hog",
        0,
        p.home,
        p.where,
        state,
        true,
        p.moves,
        p.cpu,
        1 << 20,
        0,
        0,
        0,
        0,
        0,
        seconds * 1_000,
        movedMs,
        null);
  }
}
