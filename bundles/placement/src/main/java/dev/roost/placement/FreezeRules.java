package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Freeze;
import dev.roost.api.ProcessView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What everything that a policy freezes or thaws must satisfy. Pure functions of a snapshot. */
final class FreezeRules {
  private FreezeRules() {}

  /**
   * Why {@code freeze} makes no sense for the snapshot that the policy saw, in one sentence; empty
   * if it may be carried out.
   */
  static Optional<String> objection(ClusterSnapshot snapshot, Freeze freeze) {
    Optional<String> why =
        snapshot
            .process(freeze.pid())
            .map(process -> objection(process, freeze.frozen()))
            .orElse(Optional.of("it is not in the snapshot"));
    return why.map(
        reason ->
            "would %s pid %d; %s"
                .formatted(freeze.frozen() ? "freeze" : "thaw", freeze.pid(), reason));
  }

  /** Why the whole of {@code freezes} makes no sense: each process once. */
  static Optional<String> objection(List<Freeze> freezes) {
    Set<Integer> seen = new HashSet<>();
    return freezes.stream()
        .filter(freeze -> !seen.add(freeze.pid()))
        .findFirst()
        .map(
            freeze ->
                "would freeze or thaw pid %d more than once in one decision"
                    .formatted(freeze.pid()));
  }

  private static Optional<String> objection(ProcessView process, boolean frozen) {
    ProcessView.State needed = frozen ? ProcessView.State.HOME : ProcessView.State.FROZEN;
    if (process.state() != needed) {
      return Optional.of("it is " + process.state());
    }
    if (!process.automatic()) {
      return Optional.of(
          frozen
              ? "policies may not freeze it: it is not in the cgroup roost"
              : "policies may not thaw it: a person has frozen it");
    }
    return Optional.empty();
  }
}
