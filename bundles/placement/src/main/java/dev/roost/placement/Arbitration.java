package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.NodeView;
import dev.roost.api.Proposal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Order and veto. Policies are asked in their order up to the first answer of one that does not
 * override; those that override come before it, keep it from moving what they move, and may object
 * to what it wants.
 */
public final class Arbitration {
  private Arbitration() {}

  /** What is to be moved, most urgent first. No process twice. */
  public static List<Proposal> decide(ClusterSnapshot snapshot, List<? extends Voice> order)
      throws InterruptedException {
    List<Proposal> decided = new ArrayList<>();
    Set<Integer> moved = new HashSet<>();
    List<Voice> before = new ArrayList<>();
    for (Voice voice : order) {
      Optional<List<Proposal>> answer = voice.propose(snapshot);
      if (answer.isEmpty()) {
        continue;
      }
      List<Proposal> left =
          answer.orElseThrow().stream().filter(p -> !moved.contains(p.pid())).toList();
      for (Proposal proposal : unopposed(snapshot, left, before)) {
        moved.add(proposal.pid());
        decided.add(proposal);
      }
      if (!voice.overrides()) {
        break;
      }
      before.add(voice);
    }
    return decided;
  }

  private static List<Proposal> unopposed(
      ClusterSnapshot snapshot, List<Proposal> proposals, List<Voice> before)
      throws InterruptedException {
    List<Proposal> open = proposals.stream().filter(p -> !isRescue(snapshot, p)).toList();
    Set<Proposal> vetoed = new HashSet<>();
    for (Voice voice : before) {
      if (!open.isEmpty()) {
        vetoed.addAll(voice.vetoed(snapshot, open));
      }
    }
    return proposals.stream().filter(p -> isRescue(snapshot, p) || !vetoed.contains(p)).toList();
  }

  /** What comes home from a node that goes, is lost or reserved; nobody may keep it there. */
  private static boolean isRescue(ClusterSnapshot snapshot, Proposal proposal) {
    return proposal.target().equals(snapshot.self())
        && snapshot
            .process(proposal.pid())
            .flatMap(process -> snapshot.node(process.where()))
            .filter(node -> node.state() == NodeView.State.READY)
            .isEmpty();
  }
}
