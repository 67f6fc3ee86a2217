package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

  private final SplittableRandom random = new SplittableRandom(4);

  @Test
  void aSmallClusterIsKnownAsAWholeAndFresh() {
    Map<Integer, Double> ages = new SlidingWindow(2, 9, 32).ages(random, 7.5);

    assertThat(ages.keySet()).containsExactly(0, 1, 3, 4, 5, 6, 7, 8);
    assertThat(ages.values()).allMatch(age -> age >= 0 && age < 1);
  }

  @Test
  void ofALargeOneTheWindowIsFreshAndTheRestGrowsOld() {
    SlidingWindow window = new SlidingWindow(0, 10_000, 32);
    for (int second = 0; second < 20; second++) {
      window.ages(random, second);
    }

    Map<Integer, Double> ages = window.ages(random, 20.25);

    assertThat(ages).doesNotContainKey(0);
    assertThat(ages.values()).filteredOn(age -> age < 1).hasSizeBetween(32, 36);
    // Four leave each second: of the last five seconds there are twenty more.
    assertThat(ages.values().stream().filter(age -> age <= 5).count()).isBetween(48L, 54L);
    assertThat(ages.values()).allMatch(age -> age < 8);
  }

  @Test
  void slidesWithTime() {
    SlidingWindow window = new SlidingWindow(0, 1_000_000, 32);
    Set<Integer> before = new HashSet<>(fresh(window.ages(random, 1)));

    Set<Integer> same = new HashSet<>(window.ages(random, 1.9).keySet());
    Set<Integer> later = fresh(window.ages(random, 10));

    assertThat(same).isEqualTo(before);
    later.retainAll(before);
    assertThat(later).isEmpty();
  }

  @Test
  void everybodyIsDrawnEquallyOften() {
    SlidingWindow window = new SlidingWindow(0, 50, 16);
    int[] seen = new int[50];
    for (int second = 0; second < 20_000; second++) {
      fresh(window.ages(random, second)).forEach(node -> seen[node]++);
    }

    assertThat(seen[0]).isZero();
    for (int node = 1; node < 50; node++) {
      assertThat(seen[node] / 20_000.0)
          .as("node %d", node)
          .isCloseTo(seen[1] / 20_000.0, within(0.03));
    }
  }

  private static Set<Integer> fresh(Map<Integer, Double> ages) {
    Set<Integer> fresh = new HashSet<>(ages.keySet());
    fresh.removeIf(node -> ages.get(node) >= 1);
    return fresh;
  }
}
