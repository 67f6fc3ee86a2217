package dev.roost.policy.ownerfirst;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls home what runs on a node that does not take it any more. Keeps when it asked for what: an
 * order that is being followed is not given twice.
 */
final class Homing {
  private static final long ASK_AGAIN_MS = 3_000;

  private final Map<Integer, Long> askedMs = new HashMap<>();

  List<Proposal> propose(ClusterSnapshot snapshot) {
    long nowMs = snapshot.takenAtMs();
    askedMs.values().removeIf(at -> nowMs - at >= ASK_AGAIN_MS);
    List<ProcessView> unwanted =
        snapshot.processes().stream()
            .filter(process -> isUnwanted(process, snapshot))
            .filter(process -> process.automatic() && process.stay() == null)
            .filter(process -> !askedMs.containsKey(process.pid()))
            .toList();
    unwanted.forEach(process -> askedMs.put(process.pid(), nowMs));
    return unwanted.stream()
        .map(p -> new Proposal(p.pid(), snapshot.self(), reason(p, snapshot)))
        .toList();
  }

  static boolean isUnwanted(ProcessView process, ClusterSnapshot snapshot) {
    return process.runsAway() && isReserved(process.where(), snapshot);
  }

  static boolean isReserved(String node, ClusterSnapshot snapshot) {
    return snapshot.node(node).filter(view -> view.state() == NodeView.State.RESERVED).isPresent();
  }

  static String reason(ProcessView process, ClusterSnapshot snapshot) {
    return process.where() + " takes no guests of " + snapshot.self();
  }
}
