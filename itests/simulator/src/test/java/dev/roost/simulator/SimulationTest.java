package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import dev.roost.simulator.Scenario.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static Supplier<PlacementPolicy> by(Function<ClusterSnapshot, List<Proposal>> rule) {
    record Lambda(Function<ClusterSnapshot, List<Proposal>> rule) implements PlacementPolicy {
      @Override
      public String name() {
        return "lambda";
      }

      @Override
      public String describe() {
        return "Does what a test says.";
      }

      @Override
      public List<Proposal> propose(ClusterSnapshot snapshot) {
        return rule.apply(snapshot);
      }
    }
    return () -> new Lambda(rule);
  }

  /** Under processor sharing all of a burst end late; the last when all work is done. */
  @Test
  void withoutMovesOneNodeDoesAllTheWork() {
    Scenario scenario = Scenarios.of(Scenarios.burst(20), 3);
    List<Job> jobs = new ArrayList<>();
    new Arrivals(scenario, 1).forEachRemaining(jobs::add);
    Outcome outcome = new Simulation(scenario, NoPolicy::new, 1).run();
    double work = jobs.stream().mapToDouble(Job::work).sum();
    double longest = jobs.stream().map(Job::work).max(Comparator.naturalOrder()).orElseThrow();
    assertThat(outcome.seconds()).isCloseTo(jobs.getFirst().arrival() + work, within(1e-6));
    assertThat(outcome.seconds()).isGreaterThan(longest);
    assertThat(outcome.moves()).isZero();
    assertThat(outcome.jobs()).isEqualTo(20);
  }

  /** 256 MiB run on while they are sent, and stand still for 0.12 s. */
  @Test
  void aMoveCostsItsPauseAndIfSmallItsTransfer() {
    for (long mib : new long[] {256, 32}) {
      Workload one = new Workload(1, 1, 100, 0, mib << 30, mib << 20, 0, 0, 0, 1);
      Scenario scenario = Scenarios.of(one, 2);
      Job job = new Arrivals(scenario, 5).next();
      assertThat(job.memoryBytes()).isEqualTo(mib << 20);
      Outcome outcome =
          new Simulation(
                  scenario,
                  by(
                      snapshot ->
                          snapshot.processes().stream()
                              .filter(p -> p.state() == ProcessView.State.HOME)
                              .map(p -> new Proposal(p.pid(), "n000001", "away"))
                              .toList()),
                  5)
              .run();
      double lost = outcome.seconds() - job.arrival() - job.work();
      double expected = mib == 256 ? 0.12 : 0.12 + (mib << 20) / 180e6;
      assertThat(lost).isCloseTo(expected, within(1e-6));
      assertThat(outcome.moves()).isEqualTo(1);
      assertThat(outcome.movedBytes()).isEqualTo(mib << 20);
    }
  }

  @Test
  void whatTalksIsSlowerAway() {
    Workload talker = new Workload(1, 1, 100, 0, 1e6, 1e6, 1, 10_000, 0, 1);
    Scenario scenario = Scenarios.of(talker, 2);
    Job job = new Arrivals(scenario, 5).next();
    List<ProcessView> seen = new ArrayList<>();
    Outcome outcome =
        new Simulation(
                scenario,
                by(
                    snapshot -> {
                      ProcessView process = snapshot.processes().getFirst();
                      seen.add(process);
                      return process.state() == ProcessView.State.HOME
                          ? List.of(new Proposal(process.pid(), "n000001", "away"))
                          : List.of();
                    }),
                5)
            .run();
    double wait = job.callsPerSecond() * 110e-6;
    assertThat(outcome.slowdown()).isCloseTo(1 + wait, within(0.05));
    assertThat(seen.getLast().callWait()).isCloseTo(wait / (1 + wait), within(1e-9));
  }

  @Test
  void nonsenseIsCountedAndNotDone() {
    Outcome outcome =
        new Simulation(
                Scenarios.of(Scenarios.burst(3), 2),
                by(snapshot -> List.of(new Proposal(1, "n000001", "no such pid"))),
                1)
            .run();
    assertThat(outcome.moves()).isZero();
    assertThat(outcome.nonsense()).isEqualTo(outcome.decisions()).isPositive();
  }

  @Test
  void nodesSeeEachOtherLateAndThemselvesAtOnce() {
    List<Long> ages = new ArrayList<>();
    new Simulation(
            Scenarios.of(Scenarios.burst(5), 30),
            by(
                snapshot -> {
                  assertThat(snapshot.node(snapshot.self()).orElseThrow().ageMs()).isZero();
                  snapshot.nodes().stream()
                      .filter(node -> !node.id().equals(snapshot.self()))
                      .forEach(node -> ages.add(node.ageMs()));
                  return List.of();
                }),
            1)
        .run();
    assertThat(ages.stream().mapToLong(age -> age).average().orElseThrow())
        .isBetween(800.0, 2500.0);
  }
}
