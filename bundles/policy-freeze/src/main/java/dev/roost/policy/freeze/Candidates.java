package dev.roost.policy.freeze;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ProcessView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What may be frozen and what may be thawed, each in its order. */
record Candidates(ClusterSnapshot snapshot, Memory memory, Settings settings) {

  /** Of low priority, and running at home. */
  List<ProcessView> running() {
    return snapshot.processes().stream().filter(this::isLow).toList();
  }

  /** The nicest first, of those the one that has run longest. */
  List<ProcessView> freezable() {
    long nowMs = snapshot.takenAtMs();
    return running().stream()
        .filter(process -> objection(process).isEmpty())
        .sorted(
            Comparator.comparingInt(ProcessView::nice)
                .reversed()
                .thenComparingLong(process -> memory.runsSinceMs(process, nowMs))
                .thenComparingInt(ProcessView::pid))
        .toList();
  }

  /** The least nice first, of those the one that has been frozen longest. */
  List<ProcessView> frozen() {
    return snapshot.processes().stream()
        .filter(process -> process.automatic() && process.state() == ProcessView.State.FROZEN)
        .filter(process -> !memory.asked().containsKey(process.pid()))
        .sorted(
            Comparator.comparingInt(ProcessView::nice)
                .thenComparingLong(memory::frozenSinceMs)
                .thenComparingInt(ProcessView::pid))
        .toList();
  }

  /** Why {@code process} is not frozen, whatever the load is: the end of a sentence. */
  Optional<String> objection(ProcessView process) {
    if (process.state() != ProcessView.State.HOME) {
      return Optional.of("it is " + process.state());
    }
    if (!process.automatic()) {
      return Optional.of("policies may not freeze it: it is not in the cgroup roost");
    }
    if (process.nice() < settings.nice()) {
      return Optional.of(
          "its nice value is %d, and only %d or more is of low priority"
              .formatted(process.nice(), settings.nice()));
    }
    if (process.ageMs() < settings.youngMs()) {
      return Optional.of("it is too young: " + process.ageMs() + " ms");
    }
    return memory.asked().containsKey(process.pid())
        ? Optional.of("it was to be frozen less than " + settings.retryMs() + " ms ago")
        : Optional.empty();
  }

  private boolean isLow(ProcessView process) {
    return process.automatic()
        && process.state() == ProcessView.State.HOME
        && process.nice() >= settings.nice();
  }
}
