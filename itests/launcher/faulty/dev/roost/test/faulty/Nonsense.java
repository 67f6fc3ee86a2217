package dev.roost.test.faulty;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import java.util.List;

/** A policy that proposes what cannot be: for processes that there are, and for one that is not. */
public final class Nonsense implements PlacementPolicy {
  private int turn;

  @Override
  public String name() {
    return "nonsense";
  }

  @Override
  public String describe() {
    return "Proposes nonsense of another kind each time.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    int pid = snapshot.processes().stream().mapToInt(ProcessView::pid).findFirst().orElse(999_999);
    return switch (turn++ % 4) {
      case 0 -> List.of(new Proposal(999_999, "node2", "nobody is there"));
      case 1 -> List.of(new Proposal(pid, "nowhere", "there is no such node"));
      case 2 -> List.of(new Proposal(pid, snapshot.self(), "it is there"));
      default -> List.of(new Proposal(pid, "node2", "twice"), new Proposal(pid, "node3", "twice"));
    };
  }
}
