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
 * @param talks processes that talk too much with home, or came home because they did
 */
record Memory(long balancedMs, List<Move> moves, Map<Integer, Talk> talks) {

  static final Memory EMPTY = new Memory(Long.MIN_VALUE / 2, List.of(), Map.of());

  Memory {
    moves = List.copyOf(moves);
    talks = Map.copyOf(talks);
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
      return snapshot
          .process(pid)
          .filter(
              p ->
                  p.state() == ProcessView.State.LEAVING
                      || p.state() == ProcessView.State.RETURNING)
          .isPresent();
    }
  }

  /**
   * With what this snapshot shows of talk, without what is too old to matter or has ended; a move
   * under way matters however long it takes.
   */
  Memory forget(ClusterSnapshot snapshot, Settings settings) {
    long nowMs = snapshot.takenAtMs();
    long keepMs = Math.max(settings.retryMs(), settings.pendingMs());
    Map<Integer, Talk> still = new HashMap<>();
    for (ProcessView process : snapshot.processes()) {
      Talk talk =
          talk(process.pid()).seen(process.runsAway() && Talks.isTooMuch(process, settings), nowMs);
      if (!talk.equals(Talk.NONE)) {
        still.put(process.pid(), talk);
      }
    }
    return new Memory(
        balancedMs,
        moves.stream()
            .filter(move -> nowMs - move.atMs() < keepMs || move.isUnderWay(snapshot))
            .toList(),
        still);
  }

  Memory balanced(Move move) {
    return new Memory(move.atMs(), with(move), talks);
  }

  /** These come home; those of them that do because of their talk rest there. */
  Memory broughtHome(List<Move> home, Map<Integer, Talk> resting) {
    Map<Integer, Talk> all = new HashMap<>(talks);
    all.putAll(resting);
    return new Memory(balancedMs, Stream.concat(moves.stream(), home.stream()).toList(), all);
  }

  Talk talk(int pid) {
    return talks.getOrDefault(pid, Talk.NONE);
  }

  /** Whether it was to go to {@code node} within the last {@code ms}. */
  boolean proposedTo(String node, int pid, long ms, long nowMs) {
    return moves.stream()
        .anyMatch(move -> move.pid() == pid && move.to().equals(node) && nowMs - move.atMs() < ms);
  }

  boolean proposedWithin(int pid, long ms, long nowMs) {
    return moves.stream().anyMatch(move -> move.pid() == pid && nowMs - move.atMs() < ms);
  }

  private List<Move> with(Move move) {
    return Stream.concat(moves.stream(), Stream.of(Objects.requireNonNull(move))).toList();
  }
}
