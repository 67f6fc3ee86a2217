package dev.roost.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowBenchTest {
  private static final long SEED = Long.getLong("seed", 7);

  @Test
  void whatANodeReceivesAndHowOldItIsFollowsTheFormulas() {
    WindowBench.Seen seen = WindowBench.look(400, new SplittableRandom(SEED));
    double round = (400 - 32) / 4.0;

    assertThat(seen.received()).isEqualTo(32);
    assertThat(seen.fresh()).as("seed %d", SEED).isCloseTo(50, within(2.0));
    assertThat(seen.mean()).as("seed %d", SEED).isCloseTo(7 / 12.0 * round, within(0.06 * round));
    assertThat((double) seen.oldest()).as("seed %d", SEED).isLessThanOrEqualTo(2 * round + 1);
  }
}
