package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roost.simulator.Scenario.Workload;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private static List<Job> draw(double shape, long seed) {
    Workload work = new Workload(200_000, 5, 10, shape, 64e6, 1e9, 0.25, 100, 0, 3);
    List<Job> jobs = new ArrayList<>();
    new Arrivals(Scenarios.of(work, 8), seed).forEachRemaining(jobs::add);
    return jobs;
  }

  @Test
  void areTheSameForTheSameSeed() {
    assertThat(draw(2, 7)).isEqualTo(draw(2, 7)).isNotEqualTo(draw(2, 8));
  }

  @Test
  void haveTheMeansThatWereAskedFor() {
    for (double shape : new double[] {0, 2.5}) {
      List<Job> jobs = draw(shape, 1);
      assertThat(jobs.stream().mapToDouble(Job::work).average().orElseThrow())
          .isCloseTo(10, Percentage.withPercentage(3));
      assertThat(jobs.getLast().arrival() / jobs.size())
          .isCloseTo(0.2, Percentage.withPercentage(2));
      assertThat(jobs.stream().filter(job -> job.callsPerSecond() > 0).count() / 200_000.0)
          .isCloseTo(0.25, within(0.01));
      assertThat(jobs).allMatch(job -> job.home() < 3);
    }
  }
}
