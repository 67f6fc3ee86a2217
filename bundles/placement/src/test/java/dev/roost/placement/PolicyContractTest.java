package dev.roost.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ExplainingPolicy;
import dev.roost.api.Explanation;
import dev.roost.api.Freeze;
import dev.roost.api.FreezingPolicy;
import dev.roost.api.NodeView;
import dev.roost.api.OverridingPolicy;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
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
  void proposesNothingOnTheOnlyNode() {
    PlacementPolicy policy = newPolicy();
    RandomSnapshots snapshots = new RandomSnapshots(new Random(5));
    for (int second = 1; second < 200; second++) {
      assertThat(policy.propose(snapshots.next(second * 1_000L, 1, 40))).isEmpty();
    }
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

  /** Not only a fresh one: what it remembers must come from snapshots and from nothing else. */
  @Test
  void decidesTheSameForTheSameSnapshots() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(decisions(new Random(seed))).isEqualTo(decisions(new Random(seed)));
    }
  }

  private List<List<Proposal>> decisions(Random random) {
    PlacementPolicy policy = newPolicy();
    RandomSnapshots snapshots = new RandomSnapshots(random);
    return IntStream.range(1, 50)
        .mapToObj(second -> policy.propose(snapshots.next(second * 1_000L)))
        .toList();
  }

  @Test
  void freezesOnlyWhatMayBeFrozen() {
    Assumptions.assumeTrue(newPolicy() instanceof FreezingPolicy, "it freezes nothing");
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    RandomSnapshots snapshots = new RandomSnapshots(random);
    FreezingPolicy policy = (FreezingPolicy) newPolicy();
    FreezingPolicy same = (FreezingPolicy) newPolicy();
    long atMs = 0;
    for (int i = 0; i < 2_000; i++) {
      atMs += 1 + random.nextInt(5_000);
      ClusterSnapshot snapshot = snapshots.next(atMs);
      List<Freeze> freezes = policy.freezes(snapshot);
      assertThat(same.freezes(snapshot)).as("seed %d", seed).isEqualTo(freezes);
      assertThat(FreezeRules.objection(freezes)).as("seed %d", seed).isEmpty();
      for (Freeze freeze : freezes) {
        assertThat(FreezeRules.objection(snapshot, freeze)).as("seed %d", seed).isEmpty();
        assertThat(freeze.reason()).as("seed %d", seed).isNotBlank().doesNotContain("\n");
      }
    }
  }

  /** A guard against what never ends, not a measurement: other programs use the machine, too. */
  @Test
  void decidesForBigCluster() {
    ClusterSnapshot big = new RandomSnapshots(new Random(7)).next(10_000, 1_000, 10_000);
    PlacementPolicy policy = newPolicy();
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> decide(policy, big));
  }

  private static void decide(PlacementPolicy policy, ClusterSnapshot snapshot) {
    policy.propose(snapshot);
    if (policy instanceof FreezingPolicy freezing) {
      freezing.freezes(snapshot);
    }
  }

  /** A veto is a look: what is decided afterwards is the same, and the reason is one line. */
  @Test
  void objectsWithoutDecidingOtherwise() {
    Assumptions.assumeTrue(newPolicy() instanceof OverridingPolicy, "it decides alone");
    OverridingPolicy asked = (OverridingPolicy) newPolicy();
    PlacementPolicy silent = newPolicy();
    RandomSnapshots snapshots = new RandomSnapshots(new Random(11));
    for (int second = 1; second < 200; second++) {
      ClusterSnapshot snapshot = snapshots.next(second * 1_000L);
      assertThat(asked.propose(snapshot)).isEqualTo(silent.propose(snapshot));
      for (ProcessView process : snapshot.processes()) {
        for (NodeView node : snapshot.nodes()) {
          asked
              .objection(snapshot, new Proposal(process.pid(), node.id(), "another's"))
              .ifPresent(why -> assertThat(why).isNotBlank().doesNotContain("\n"));
        }
      }
    }
  }

  /**
   * What explains itself speaks in numbers, of every process that there is, and changes nothing.
   */
  @Test
  void explainsInFiguresWithoutDecidingOtherwise() {
    Assumptions.assumeTrue(newPolicy() instanceof ExplainingPolicy, "it explains nothing");
    ExplainingPolicy asked = (ExplainingPolicy) newPolicy();
    PlacementPolicy silent = newPolicy();
    RandomSnapshots snapshots = new RandomSnapshots(new Random(3));
    for (int second = 1; second < 200; second++) {
      ClusterSnapshot snapshot = snapshots.next(second * 1_000L);
      for (ProcessView process : snapshot.processes()) {
        Explanation said = asked.explain(snapshot, process.pid()).orElseThrow();
        assertThat(said.policy()).isEqualTo(asked.name());
        assertThat(said.verdict()).isNotBlank().doesNotContain("\n");
        for (Explanation.Choice choice : said.choices()) {
          double sum = choice.terms().stream().mapToDouble(Explanation.Term::value).sum();
          assertThat(sum).isFinite().isCloseTo(choice.cost(), Percentage.withPercentage(1e-6));
        }
      }
      assertThat(asked.explain(snapshot, 1)).isEmpty();
      assertThat(asked.propose(snapshot)).isEqualTo(silent.propose(snapshot));
      if (asked instanceof FreezingPolicy freezing) {
        assertThat(freezing.freezes(snapshot))
            .isEqualTo(((FreezingPolicy) silent).freezes(snapshot));
      }
    }
  }
}
