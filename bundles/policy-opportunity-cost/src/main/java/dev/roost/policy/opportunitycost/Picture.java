package dev.roost.policy.opportunitycost;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One snapshot, indexed, with what is known of each node besides. For one decision. */
final class Picture {
  private final ClusterSnapshot snapshot;
  private final Settings settings;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<Integer, ProcessView> processes = new HashMap<>();

  Picture(ClusterSnapshot snapshot, Settings settings) {
    this.snapshot = snapshot;
    this.settings = settings;
    snapshot.nodes().forEach(node -> places.put(node.id(), new Place(node)));
    snapshot.processes().forEach(process -> processes.put(process.pid(), process));
  }

  /** Reckons with moves that loads do not show yet. */
  void anticipate(Collection<Move> moves) {
    for (Move move : moves) {
      ProcessView process = processes.get(move.pid());
      if (move.isUnseenThere(process, nowMs(), settings.pendingMs())) {
        apply(move, process != null && process.where().equals(move.from()));
      }
    }
  }

  /** The next choice is made as if {@code move} had been. */
  void apply(Move move) {
    apply(move, true);
  }

  private void apply(Move move, boolean isStillThere) {
    Place to = places.get(move.to());
    Place from = places.get(move.from());
    if (to != null) {
      to.comes(move.demand(), move.bytes());
    }
    if (from != null && isStillThere) {
      from.leaves(move.demand());
    }
  }

  long nowMs() {
    return snapshot.takenAtMs();
  }

  String self() {
    return snapshot.self();
  }

  boolean isSelf(Place place) {
    return place.id().equals(snapshot.self());
  }

  Collection<Place> places() {
    return places.values();
  }

  /** The node called {@code id}, or null. */
  Place place(String id) {
    return places.get(id);
  }

  List<ProcessView> processes() {
    return snapshot.processes();
  }

  /** The process {@code pid}, or null. */
  ProcessView process(int pid) {
    return processes.get(pid);
  }

  /** State of the node called {@code id}; what is not known is lost. */
  NodeView.State state(String id) {
    Place place = places.get(id);
    return place == null ? NodeView.State.LOST : place.node().state();
  }

  /** CPUs that {@code process} would use on an idle node of the speed of its own. */
  double demand(ProcessView process) {
    return process.cpuLoad() * crowding(process);
  }

  /**
   * Share of its time that {@code process} would wait for its home on an idle node: measured while
   * it is away, else reckoned from what it reads and writes.
   */
  double wait(ProcessView process) {
    double reckoned =
        process.callsPerSecond() * settings.callMicros() / 1e6
            + process.bytesPerSecond() / settings.callBytesPerSecond();
    double idle = reckoned * crowding(process);
    return process.runsAway() ? Math.max(process.callWait(), reckoned) : idle / (1 + idle);
  }

  /**
   * Share of a CPU that {@code process} gets at home, or would get there: if that is less than what
   * it gets away between its waits, it is better off away however much it talks.
   */
  double shareAtHome(ProcessView process) {
    Place home = places.get(snapshot.self());
    if (home == null) {
      return 1;
    }
    double more = process.runsAway() ? demand(process) : 0;
    return Math.min(1, home.capacity() / Math.max(home.here() + more, 1e-3));
  }

  private double crowding(ProcessView process) {
    Place place = places.get(process.where());
    return place == null ? 1 : place.crowding();
  }
}
