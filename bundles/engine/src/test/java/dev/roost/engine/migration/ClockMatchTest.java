package dev.roost.engine.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.migration.ClockMatch.Sample;
import dev.roost.engine.model.ClockPair;
import dev.roost.engine.model.HomeClocks;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockMatchTest {
  private static final ClockPair OFFSETS = new ClockPair(-5_000, 7_000);
  private static final HomeClocks HOME = new HomeClocks("boot", OFFSETS);

  private static ClockPair both(long ns) {
    return new ClockPair(ns, ns + 3_000_000);
  }

  @Test
  void onOneKernelTheOffsetsAreThoseOfHomeExactly() {
    Sample sample = new Sample(both(1000), both(1300), both(1900));
    assertThat(ClockMatch.offsets(HOME, "boot", sample)).isEqualTo(OFFSETS);
  }

  @Test
  void anAnswerThatIsNotBetweenTheQuestionsIsOfAnotherKernelWhateverItsBootId() {
    Sample ahead = new Sample(both(1000), both(2000), both(1900));
    assertThat(ClockMatch.offsets(HOME, "boot", ahead)).isEqualTo(new ClockPair(-4_000, 8_000));
    Sample behind = new Sample(both(1000), both(400), both(1900));
    assertThat(ClockMatch.offsets(HOME, "boot", behind)).isEqualTo(new ClockPair(-5_600, 6_400));
    Sample sleptLonger = new Sample(both(1000), new ClockPair(1300, 9_000_000), both(1900));
    assertThat(ClockMatch.offsets(HOME, "boot", sleptLonger)).isNotEqualTo(OFFSETS);
  }

  @Test
  void clocksOfAnotherBootAreNeverTakenForTheSame() {
    Sample sample = new Sample(both(1000), both(1300), both(1900));
    assertThat(ClockMatch.offsets(HOME, "other", sample)).isEqualTo(new ClockPair(-4_700, 7_300));
  }

  @Test
  void aKernelWithoutTimeNamespacesCanHaveOnlyItsOwnClocks() {
    assertThat(ClockMatch.missingFor(OFFSETS, both(0), true)).isNull();
    assertThat(ClockMatch.missingFor(OFFSETS, OFFSETS, false)).isNull();
    assertThat(ClockMatch.missingFor(OFFSETS, both(0), false)).contains("no time namespaces");
  }

  @Test
  void theBodyIsNeverBehindHomeAndAheadByTheQuestionAtMost() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      long apartNs = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
      long askedNs = random.nextLong(0, 1_000_000_000_000_000L);
      long onTheWayNs = random.nextLong(0, 50_000_000);
      long backNs = random.nextLong(0, 50_000_000);
      Sample sample =
          new Sample(
              both(askedNs),
              both(askedNs + onTheWayNs + apartNs),
              both(askedNs + onTheWayNs + backNs));
      ClockPair offsets = ClockMatch.offsets(HOME, "other", sample);
      long laterNs = askedNs + random.nextLong(0, 1_000_000_000_000L);
      long atHome = laterNs + apartNs + OFFSETS.monotonicNs();
      long inBody = laterNs + offsets.monotonicNs();
      assertThat(inBody - atHome).isBetween(0L, onTheWayNs + backNs);
    }
  }
}
