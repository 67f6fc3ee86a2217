package dev.roost.simulator;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a node knows: itself and its own processes as they are, some of the others as they were a
 * while ago, and always those that run processes of its own.
 */
final class Lookout {
  private final Scenario scenario;
  private final Machine[] machines;
  private final String[] ids;
  private final int known;
  private final Gossip gossip;

  /** Of those that have looked, if there are windows. */
  private final SlidingWindow[] windows;

  Lookout(Scenario scenario, Machine[] machines) {
    this.scenario = scenario;
    this.machines = machines;
    int others = machines.length - 1;
    int wanted = scenario.view().known();
    known = wanted == 0 ? others : Math.min(wanted, others);
    gossip = new Gossip(machines.length, known, scenario.view().roundSeconds());
    windows = new SlidingWindow[machines.length];
    ids = new String[machines.length];
    for (int i = 0; i < ids.length; i++) {
      // In the order of their numbers also as text: a snapshot sorts its nodes by id.
      ids[i] = "n%06d".formatted(i);
    }
  }

  static int index(String id) {
    return Integer.parseInt(id.substring(1));
  }

  ClusterSnapshot snapshot(int self, Collection<Task> tasks, SplittableRandom random, double now) {
    List<NodeView> nodes =
        scenario.view().window() == 0
            ? gossip(self, tasks, random, now)
            : window(self, tasks, random, now);
    List<ProcessView> processes = tasks.stream().map(task -> view(task, now)).toList();
    List<ProcessView> guests =
        machines[self].hasGuests()
            ? machines[self].tasks().stream()
                .filter(task -> !task.isHome())
                .map(task -> guest(task, now))
                .toList()
            : List.of();
    return new ClusterSnapshot("simulated", ids[self], millis(now), nodes, processes, guests);
  }

  private List<NodeView> window(
      int self, Collection<Task> tasks, SplittableRandom random, double now) {
    if (windows[self] == null) {
      windows[self] = new SlidingWindow(self, machines.length, scenario.view().window());
    }
    Map<Integer, Double> ages = windows[self].ages(random, now);
    tasks.forEach(task -> ages.merge(task.where, random.nextDouble(), Math::min));
    ages.put(self, 0.0);
    return ages.entrySet().stream()
        .map(entry -> view(entry.getKey(), self, entry.getValue(), now))
        .toList();
  }

  private List<NodeView> gossip(
      int self, Collection<Task> tasks, SplittableRandom random, double now) {
    TreeSet<Integer> seen = new TreeSet<>();
    if (known == machines.length - 1) {
      IntStream.range(0, machines.length).forEach(seen::add);
    }
    seen.add(self);
    while (seen.size() <= known) {
      seen.add(random.nextInt(machines.length));
    }
    tasks.forEach(task -> seen.add(task.where));
    return seen.stream()
        .map(node -> view(node, self, node == self ? 0 : gossip.age(random), now))
        .toList();
  }

  private NodeView view(int node, int self, double age, double now) {
    LoadVector load = machines[node].load(now - age);
    boolean isReserved = node != self && !machines[node].gate.at(now - age).takes(ids[self]);
    NodeView.State state = isReserved ? NodeView.State.RESERVED : NodeView.State.READY;
    return new NodeView(ids[node], state, "", 0, "", "", "", load, millis(age));
  }

  private ProcessView view(Task task, double now) {
    boolean isHome = task.isHome();
    double wait = isHome ? 0 : scenario.network().wait(task.job);
    double share = task.isMoving() ? 0 : machines[task.where].share() / (1 + wait);
    return new ProcessView(
        task.pid,
        "job",
        0,
        ids[task.job.home()],
        ids[task.where],
        state(task),
        !task.job.isOwners(),
        task.moves,
        share,
        task.job.memoryBytes(),
        task.job.callsPerSecond() * share,
        task.job.bytesPerSecond() * share,
        wait * share,
        0,
        0,
        millis(now - task.job.arrival()),
        task.moves == 0 ? -1 : millis(now - task.movedAt),
        null);
  }

  private ProcessView guest(Task task, double now) {
    double share = machines[task.where].share() / (1 + scenario.network().wait(task.job));
    long since = millis(now - task.movedAt);
    return new ProcessView(
        task.pid,
        "job",
        -1,
        ids[task.job.home()],
        ids[task.where],
        ProcessView.State.GUEST,
        false,
        0,
        share,
        task.job.memoryBytes(),
        task.job.callsPerSecond() * share,
        task.job.bytesPerSecond() * share,
        0,
        0,
        0,
        since,
        since,
        null);
  }

  /** The id of a node. */
  String id(int node) {
    return ids[node];
  }

  private static ProcessView.State state(Task task) {
    if (!task.isMoving()) {
      return task.isHome() ? ProcessView.State.HOME : ProcessView.State.AWAY;
    }
    return task.isHome() ? ProcessView.State.LEAVING : ProcessView.State.RETURNING;
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1e3);
  }
}
