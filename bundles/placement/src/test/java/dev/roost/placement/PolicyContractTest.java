package dev.roost.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What every placement policy must do; inherited by the test of each. */
public abstract class PolicyContractTest {

  /** A policy that has not decided anything yet, with its default configuration. */
  protected abstract PlacementPolicy newPolicy();

  @Test
  void hasNameThatCanBeTyped() {
    assertThat(newPolicy().name()).matches("[a-z0-9-]+");
  }

  @Test
  void describesItselfInOneLine() {
    assertThat(newPolicy().describe()).isNotBlank().doesNotContain("\n").endsWith(".");
  }

  @Test
  void proposesNothingForClusterOfNobody() {
    ClusterSnapshot nobody = new ClusterSnapshot("lab", "n00", 0, List.of(), List.of());
    assertThat(newPolicy().propose(nobody)).isEmpty();
  }

  @Test
  void proposesOnlyWhatMayBeDone() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    RandomSnapshots snapshots = new RandomSnapshots(random);
    PlacementPolicy policy = newPolicy();
    long atMs = 0;
    for (int i = 0; i < 2_000; i++) {
      atMs += 1 + random.nextInt(5_000);
      ClusterSnapshot snapshot = snapshots.next(atMs);
      List<Proposal> proposals = policy.propose(snapshot);
      assertThat(ProposalRules.objection(proposals)).as("seed %d", seed).isEmpty();
      for (Proposal proposal : proposals) {
        assertThat(ProposalRules.objection(snapshot, proposal)).as("seed %d", seed).isEmpty();
        assertThat(proposal.reason()).as("seed %d", seed).isNotBlank().doesNotContain("\n");
      }
    }
  }

  @Test
  void decidesTheSameForTheSameSnapshot() {
    for (int seed = 0; seed < 50; seed++) {
      ClusterSnapshot snapshot = new RandomSnapshots(new Random(seed)).next(10_000);
      assertThat(newPolicy().propose(snapshot)).isEqualTo(newPolicy().propose(snapshot));
    }
  }

  @Test
  void decidesWithinASecondForBigCluster() {
    ClusterSnapshot big = new RandomSnapshots(new Random(7)).next(10_000, 200, 2_000);
    PlacementPolicy policy = newPolicy();
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () -> policy.propose(big));
  }
}
