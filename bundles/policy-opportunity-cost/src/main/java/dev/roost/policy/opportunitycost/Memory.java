package dev.roost.policy.opportunitycost;

import dev.roost.api.ProcessView;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the rule remembers from one decision to the next.
 *
 * @param moves the last proposal for each process, while it still matters, oldest first
 * @param talks processes that wait for their home, or came home because they did
 */
record Memory(Map<Integer, Move> moves, Map<Integer, Talk> talks) {

  static final Memory EMPTY = new Memory(Map.of(), Map.of());

  Memory {
    // Keeps their order: loads are summed up in it, and equal histories give equal sums.
    moves = Collections.unmodifiableMap(new LinkedHashMap<>(moves));
    talks = Map.copyOf(talks);
  }

  Talk talk(int pid) {
    return talks.getOrDefault(pid, Talk.NONE);
  }

  /** Whether a move of {@code pid} was proposed within the last {@code withinMs}. */
  boolean proposed(int pid, long withinMs, long nowMs) {
    Move move = moves.get(pid);
    return move != null && nowMs - move.atMs() < withinMs;
  }

  /** Whether such a move was to {@code node}. */
  boolean proposedTo(String node, int pid, long withinMs, long nowMs) {
    return proposed(pid, withinMs, nowMs) && moves.get(pid).to().equals(node);
  }

  /** With what was decided besides. */
  Memory with(Map<Integer, Move> newMoves, Map<Integer, Talk> newTalks) {
    Map<Integer, Move> allMoves = new LinkedHashMap<>(moves);
    newMoves.keySet().forEach(allMoves::remove);
    allMoves.putAll(newMoves);
    Map<Integer, Talk> allTalks = new HashMap<>(talks);
    allTalks.putAll(newTalks);
    return new Memory(allMoves, allTalks);
  }

  /** With the talk that {@code picture} shows, without what is too old to matter or has ended. */
  Memory update(Picture picture, Settings settings) {
    long nowMs = picture.nowMs();
    long keepMs = Math.max(settings.retryMs(), settings.pendingMs());
    Map<Integer, Talk> still = new HashMap<>();
    for (ProcessView process : picture.processes()) {
      boolean isTooMuch = process.runsAway() && picture.wait(process) > settings.maxCallWait();
      Talk talk = talk(process.pid()).seen(isTooMuch, nowMs);
      if (!talk.equals(Talk.NONE)) {
        still.put(process.pid(), talk);
      }
    }
    Map<Integer, Move> kept = new LinkedHashMap<>(moves);
    kept.values()
        .removeIf(
            move ->
                nowMs - move.atMs() >= keepMs
                    && !move.isUnseenThere(
                        picture.process(move.pid()), nowMs, settings.pendingMs()));
    return new Memory(kept, still);
  }
}
