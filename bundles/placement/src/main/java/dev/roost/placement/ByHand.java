package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.ProcessView;
import java.io.IOException;

/** Moves that people ask for. Any process of the home, not only those that policies may move. */
final class ByHand {
  private final ClusterView cluster;
  private final Moves moves;
  private final BestNode best;

  ByHand(ClusterView cluster, Moves moves, BestNode best) {
    this.cluster = cluster;
    this.moves = moves;
    this.best = best;
  }

  MigrationOutcome migrate(int pid, String where) throws IOException {
    ClusterSnapshot snapshot = cluster.snapshot();
    Target target = target(snapshot, pid, where);
    // The snapshot has only what policies may move; of any other process the engine knows.
    String from = snapshot.process(pid).map(ProcessView::where).orElse(snapshot.self());
    // The snapshot may be a second old: where the process is now, the engine knows better. Only the
    // choice of the best node was made from it.
    if (where.equals("best") && from.equals(target.id())) {
      return Moves.refused(pid, from, target.id(), "it is on the best node already");
    }
    best.count(pid, target.id());
    return moves.now(pid, from, target, "asked for by hand: " + where);
  }

  private Target target(ClusterSnapshot snapshot, int pid, String where) {
    return switch (where) {
      case "home" -> Target.home(snapshot);
      case "best" ->
          best.choose(snapshot, pid)
              .map(Target::of)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "no node has room for pid %d; known nodes: %s"
                              .formatted(pid, Nodes.ids(snapshot))));
      default -> Nodes.ready(snapshot, where);
    };
  }
}
