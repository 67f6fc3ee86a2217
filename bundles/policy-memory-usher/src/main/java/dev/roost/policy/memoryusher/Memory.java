package dev.roost.policy.memoryusher;

import dev.roost.api.ClusterSnapshot;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the rule remembers from one decision to the next.
 *
 * @param moves the last proposal for each process, while it still matters, oldest first
 */
record Memory(Map<Integer, Move> moves) {

  static final Memory EMPTY = new Memory(Map.of());

  Memory {
    moves = Collections.unmodifiableMap(new LinkedHashMap<>(moves));
  }

  boolean proposed(int pid, long withinMs, long nowMs) {
    Move move = moves.get(pid);
    return move != null && nowMs - move.atMs() < withinMs;
  }

  /** Without what is too old to matter. */
  Memory forget(ClusterSnapshot snapshot, Settings settings) {
    long nowMs = snapshot.takenAtMs();
    Map<Integer, Move> kept = new LinkedHashMap<>(moves);
    kept.values()
        .removeIf(
            move ->
                nowMs - move.atMs() >= settings.retryMs()
                    && !move.isUnseen(snapshot.process(move.pid()), nowMs, settings.pendingMs()));
    return new Memory(kept);
  }

  Memory with(Collection<Move> more) {
    Map<Integer, Move> all = new LinkedHashMap<>(moves);
    more.forEach(
        move -> {
          all.remove(move.pid());
          all.put(move.pid(), move);
        });
    return new Memory(all);
  }
}
