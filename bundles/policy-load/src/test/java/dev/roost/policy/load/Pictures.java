package dev.roost.policy.load;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.StayReason;
import java.util.List;

/** Snapshots made by hand: home is {@code a}, memory is counted in MiB. */
final class Pictures {
  private Pictures() {}

  static NodeView node(String id, int cpus, double load) {
    return node(id, NodeView.State.READY, cpus, load, 4096);
  }

  static NodeView node(String id, NodeView.State state, int cpus, double load, long freeMib) {
    LoadVector vector = new LoadVector(cpus, 1.0, load, load, load, 8L << 30, freeMib << 20, 0, 0);
    return new NodeView(id, state, "10.0.0.1", 7400, "0.1.0", "6.12", "cpu", vector, 10);
  }

  static ClusterSnapshot at(long ms, List<NodeView> nodes, List<ProcessView> processes) {
    return new ClusterSnapshot("lab", "a", ms, nodes, processes);
  }

  /** A process of which a test changes what it is about. */
  record Hog(
      int pid,
      String where,
      ProcessView.State state,
      boolean automatic,
      double cpu,
      long mib,
      double calls,
      double bytes,
      double waits,
      long ageMs,
      long movedMs,
      int moves,
      StayReason stay) {

    static Hog home(int pid, double cpu) {
      return new Hog(pid, "a", ProcessView.State.HOME, true, cpu, 1, 0, 0, 0, 60_000, -1, 0, null);
    }

    static Hog away(int pid, String where, double cpu) {
      return new Hog(
          pid, where, ProcessView.State.AWAY, true, cpu, 1, 0, 0, 0, 60_000, 30_000, 1, null);
    }

    Hog byHandOnly() {
      return new Hog(
          pid, where, state, false, cpu, mib, calls, bytes, waits, ageMs, movedMs, moves, stay);
    }

    Hog memory(long newMib) {
      return new Hog(
          pid, where, state, automatic, cpu, newMib, calls, bytes, waits, ageMs, movedMs, moves,
          stay);
    }

    Hog calling(double perSecond) {
      return new Hog(
          pid, where, state, automatic, cpu, mib, perSecond, bytes, waits, ageMs, movedMs, moves,
          stay);
    }

    Hog moving(double bytesPerSecond) {
      return new Hog(
          pid,
          where,
          state,
          automatic,
          cpu,
          mib,
          calls,
          bytesPerSecond,
          waits,
          ageMs,
          movedMs,
          moves,
          stay);
    }

    Hog waiting(double secondsPerSecond) {
      return new Hog(
          pid,
          where,
          state,
          automatic,
          cpu,
          mib,
          calls,
          bytes,
          secondsPerSecond,
          ageMs,
          movedMs,
          moves,
          stay);
    }

    Hog aged(long ms) {
      return new Hog(
          pid, where, state, automatic, cpu, mib, calls, bytes, waits, ms, movedMs, moves, stay);
    }

    Hog moved(long ms) {
      return new Hog(
          pid, where, state, automatic, cpu, mib, calls, bytes, waits, ageMs, ms, moves, stay);
    }

    Hog times(int n) {
      return new Hog(
          pid, where, state, automatic, cpu, mib, calls, bytes, waits, ageMs, movedMs, n, stay);
    }

    Hog staying() {
      StayReason reason = new StayReason("shared-memory", "It shares memory.");
      return new Hog(
          pid, where, state, automatic, cpu, mib, calls, bytes, waits, ageMs, movedMs, moves,
          reason);
    }

    Hog in(ProcessView.State newState) {
      return new Hog(
          pid, where, newState, automatic, cpu, mib, calls, bytes, waits, ageMs, movedMs, moves,
          stay);
    }

    ProcessView view() {
      return new ProcessView(
          pid, "hog", 1000, "a", where, state, automatic, moves, cpu, mib << 20, calls, bytes,
          waits, 0, 0, ageMs, movedMs, stay);
    }
  }
}
