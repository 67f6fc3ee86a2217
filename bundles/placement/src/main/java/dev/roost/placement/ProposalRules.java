package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import dev.roost.api.StayReason;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What every proposal must satisfy, whatever policy made it. Pure functions of a snapshot. */
public final class ProposalRules {
  private ProposalRules() {}

  /**
   * Why {@code proposal} makes no sense for the snapshot that the policy saw, in one sentence;
   * empty if it may be carried out.
   */
  public static Optional<String> objection(ClusterSnapshot snapshot, Proposal proposal) {
    Optional<ProcessView> process = snapshot.process(proposal.pid());
    if (process.isEmpty()) {
      return Optional.of("proposed pid %d, which is not in the snapshot".formatted(proposal.pid()));
    }
    if (Target.named(snapshot, proposal.target()).isEmpty()) {
      return Optional.of(
          "proposed pid %d for node '%s'; known nodes: %s"
              .formatted(proposal.pid(), proposal.target(), Nodes.ids(snapshot)));
    }
    return objection(snapshot, process.get(), proposal.target())
        .map(
            why ->
                "proposed pid %d for node %s; %s"
                    .formatted(proposal.pid(), proposal.target(), why));
  }

  /** Why the whole of {@code proposals} makes no sense: one process can go to one node only. */
  public static Optional<String> objection(List<Proposal> proposals) {
    Set<Integer> seen = new HashSet<>();
    return proposals.stream()
        .filter(p -> !seen.add(p.pid()))
        .findFirst()
        .map(p -> "proposed pid %d more than once in one decision".formatted(p.pid()));
  }

  private static Optional<String> objection(
      ClusterSnapshot snapshot, ProcessView process, String target) {
    StayReason stay = process.stay();
    if (process.state() != ProcessView.State.HOME && process.state() != ProcessView.State.AWAY) {
      return Optional.of("it is " + process.state());
    }
    if (!process.automatic()) {
      return Optional.of("policies may not move it: it is not in the cgroup roost");
    }
    if (stay != null) {
      return Optional.of("it stays: " + stay.word());
    }
    if (process.where().equals(target)) {
      return Optional.of("it is there already");
    }
    if (!process.mayRunOn(target)) {
      return Optional.of("it may run on %s only".formatted(String.join(", ", process.nodes())));
    }
    // Home may be in any state: to come home is always possible.
    return target.equals(snapshot.self())
        ? Optional.empty()
        : snapshot.node(target).flatMap(node -> objection(node, process));
  }

  private static Optional<String> objection(NodeView guest, ProcessView process) {
    if (guest.state() != NodeView.State.READY) {
      return Optional.of("that node is " + guest.state());
    }
    if (guest.load().equals(LoadVector.UNKNOWN)) {
      return Optional.of("that node has not said yet what it has");
    }
    if (guest.load().memoryFreeBytes() < process.memoryBytes()) {
      return Optional.of(
          "that node is full: %d bytes are free, the process has %d"
              .formatted(guest.load().memoryFreeBytes(), process.memoryBytes()));
    }
    return Optional.empty();
  }
}
