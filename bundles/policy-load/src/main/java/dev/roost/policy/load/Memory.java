package dev.roost.policy.load;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ProcessView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the rule remembers from one decision to the next. Times are those of {@code
 * ClusterSnapshot.takenAtMs}.
 *
 * @param balancedMs when the last move for balance was proposed
 * @param moves proposals that are not forgotten yet, oldest first
 * @param restUntilMs processes that came home because of their calls, and until when they stay
 */
record Memory(long balancedMs, List<Move> moves, Map<Integer, Long> restUntilMs) {

  static final Memory EMPTY = new Memory(Long.MIN_VALUE / 2, List.of(), Map.of());

  Memory {
    moves = List.copyOf(moves);
    restUntilMs = Map.copyOf(restUntilMs);
  }

  /**
   * A move that was proposed.
   *
   * @param pid the process
   * @param from node that ran it
   * @param to node that it was to go to
   * @param demand CPUs that it would use on an idle node
   * @param atMs when it was proposed
   */
  record Move(int pid, String from, String to, double demand, long atMs) {

    boolean isUnderWay(ClusterSnapshot snapshot) {
      return snapshot.processes().stream()
          .anyMatch(
              p ->
                  p.pid() == pid
                      && (p.state() == ProcessView.State.LEAVING
                          || p.state() == ProcessView.State.RETURNING));
    }
  }

  /** Without what is too old to matter; a move under way matters however long it takes. */
  Memory forget(ClusterSnapshot snapshot, Settings settings) {
    long nowMs = snapshot.takenAtMs();
    long keepMs = Math.max(settings.retryMs(), settings.pendingMs());
    Map<Integer, Long> resting = new HashMap<>(restUntilMs);
    resting.values().removeIf(untilMs -> untilMs <= nowMs);
    return new Memory(
        balancedMs,
        moves.stream()
            .filter(move -> nowMs - move.atMs() < keepMs || move.isUnderWay(snapshot))
            .toList(),
        resting);
  }

  Memory balanced(Move move) {
    return new Memory(move.atMs(), with(move), restUntilMs);
  }

  Memory broughtHome(Move move) {
    return new Memory(balancedMs, with(move), restUntilMs);
  }

  Memory rests(int pid, long untilMs) {
    Map<Integer, Long> resting = new HashMap<>(restUntilMs);
    resting.put(pid, untilMs);
    return new Memory(balancedMs, moves, resting);
  }

  boolean proposedWithin(int pid, long ms, long nowMs) {
    return moves.stream().anyMatch(move -> move.pid() == pid && nowMs - move.atMs() < ms);
  }

  private List<Move> with(Move move) {
    return Stream.concat(moves.stream(), Stream.of(Objects.requireNonNull(move))).toList();
  }
}
