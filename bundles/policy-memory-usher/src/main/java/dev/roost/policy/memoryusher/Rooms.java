package dev.roost.policy.memoryusher;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The memory of all nodes in one snapshot. Home keeps the memory of its processes that are away.
 * Nobody touches it there: as far as it is not in swap yet and there is room in swap, it is usable
 * until they come home. If tasks wait for memory nevertheless, only what is kept for so short a
 * time counts that their waiting may be that of before.
 */
final class Rooms {
  /** Over so long the kernel averages how much tasks wait. */
  private static final long PRESSURE_MS = 10_000;

  private final ClusterSnapshot snapshot;
  private final Map<String, Room> rooms = new LinkedHashMap<>();

  Rooms(ClusterSnapshot snapshot, Collection<Move> moves, Settings settings) {
    this.snapshot = snapshot;
    snapshot.nodes().forEach(node -> rooms.put(node.id(), new Room(node)));
    for (ProcessView process : snapshot.processes()) {
      switch (process.state()) {
        case LEAVING -> keeps(process.memoryBytes(), true);
        case AWAY -> keeps(process.memoryBytes(), process.movedMs() < PRESSURE_MS);
        case RETURNING -> changes(process.where(), process.memoryBytes());
        case HOME, FROZEN, GUEST -> {
          // Its node's own figures have it.
        }
      }
    }
    for (Move move : moves) {
      boolean isUnseen =
          move.isUnseen(snapshot.process(move.pid()), snapshot.takenAtMs(), settings.pendingMs());
      // What comes home is no longer counted as kept once it is on its way.
      if (isUnseen && !isHome(move.to())) {
        changes(move.to(), -move.bytes());
      }
    }
  }

  private void keeps(long bytes, boolean isLate) {
    Room home = rooms.get(snapshot.self());
    if (home != null) {
      home.keeps(bytes, isLate);
    }
  }

  private void changes(String node, long bytes) {
    Room room = rooms.get(node);
    if (room != null) {
      room.changes(bytes);
    }
  }

  /** The next choice is made as if {@code process} had gone to {@code target}. */
  void apply(ProcessView process, Room target) {
    if (isHome(process.where())) {
      keeps(process.memoryBytes(), true);
    } else {
      changes(process.where(), process.memoryBytes());
    }
    target.changes(-process.memoryBytes());
  }

  boolean isHome(String node) {
    return node.equals(snapshot.self());
  }

  /** The room of {@code node}, or null. */
  Room of(String node) {
    return rooms.get(node);
  }

  Collection<Room> all() {
    return rooms.values();
  }

  /** How many nodes that are short, too, come before this one: they look for room as it does. */
  long rank(Room source, Settings settings) {
    String self = snapshot.self();
    return rooms.values().stream()
        .filter(
            room -> room.node().state() == NodeView.State.READY && room.id().compareTo(self) < 0)
        .filter(room -> !isHome(source.id()) || room.isShort(settings))
        .count();
  }
}
