package dev.roost.policy.ownerfirst;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.ArrayList;
import java.util.List;

/** A node of two CPUs called {@code a}, its own processes and its guests. */
final class House {
  private final double runnable;
  private final List<NodeView> nodes = new ArrayList<>();
  private final List<ProcessView> processes = new ArrayList<>();
  private final List<ProcessView> guests = new ArrayList<>();

  House(double runnable) {
    this.runnable = runnable;
    node("a", NodeView.State.READY);
  }

  House node(String id, NodeView.State state) {
    double load = id.equals("a") ? runnable : 0;
    LoadVector vector = new LoadVector(2, 1, load, load, load, 1L << 30, 1L << 29, 0, 0);
    nodes.add(new NodeView(id, state, "10.0.0.1", 7400, "0.1.0", "6.12", "cpu", vector, 10));
    return this;
  }

  /** One of another home that has been here for a minute. */
  House guest(String home, double cpu) {
    return guest(home, cpu, 60_000);
  }

  House guest(String home, double cpu, long ageMs) {
    guests.add(process(100 + guests.size(), home, "a", ProcessView.State.GUEST, cpu, ageMs, true));
    return this;
  }

  House away(int pid, String where, boolean automatic) {
    processes.add(process(pid, "a", where, ProcessView.State.AWAY, 1, 60_000, automatic));
    return this;
  }

  House own(int pid, ProcessView.State state, String where) {
    processes.add(process(pid, "a", where, state, 1, 60_000, true));
    return this;
  }

  private static ProcessView process(
      int pid,
      String home,
      String where,
      ProcessView.State state,
      double cpu,
      long ageMs,
      boolean automatic) {
    return new ProcessView(
        pid, "sort", 0, home, where, state, automatic, 1, cpu, 1 << 20, 0, 0, 0, 0, 0, ageMs, ageMs,
        null);
  }

  ClusterSnapshot at(long ms) {
    return new ClusterSnapshot("lab", "a", ms, nodes, processes, guests);
  }
}
