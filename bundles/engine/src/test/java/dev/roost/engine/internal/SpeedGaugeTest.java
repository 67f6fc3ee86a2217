package dev.roost.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class SpeedGaugeTest {

  private static final long STANDARD = SpeedGauge.STANDARD_NS;

  /** A clock on which each slice takes as long as is said. */
  private static final class Clock implements LongSupplier {
    private final IntToLongFunction slices;
    private long nowNs = Long.MAX_VALUE - STANDARD;
    private int slice = -1;

    Clock(IntToLongFunction slices) {
      this.slices = slices;
    }

    @Override
    public long getAsLong() {
      nowNs += slice < 0 ? 0 : slices.applyAsLong(slice);
      slice++;
      return nowNs;
    }
  }

  private static double measured(IntToLongFunction slices) {
    return new SpeedGauge(new Clock(slices)).measure();
  }

  @Test
  void theStandardNodeHasOne() {
    assertThat(measured(_ -> STANDARD)).isEqualTo(1.0);
    assertThat(measured(_ -> STANDARD / 2)).isEqualTo(2.0);
    assertThat(measured(_ -> STANDARD * 4)).isEqualTo(0.3);
  }

  @Test
  void oneUndisturbedSliceIsEnough() {
    assertThat(measured(slice -> slice == 300 ? STANDARD : 30 * STANDARD)).isEqualTo(1.0);
  }

  @Test
  void goesOnForAsLongAsItGetsBetter() {
    // As while the JVM compiles it: better and better, and at last what it can.
    assertThat(measured(slice -> STANDARD * Math.max(1, 10 - slice / 300))).isEqualTo(1.0);
  }

  @Test
  void smallDifferencesAreNone() {
    assertThat(measured(_ -> STANDARD * 104 / 100)).isEqualTo(1.0);
    assertThat(measured(_ -> STANDARD * 96 / 100)).isEqualTo(1.0);
    assertThat(measured(_ -> STANDARD * 100 / 110)).isEqualTo(1.1);
  }

  @Test
  void aBusyMachineDoesNotHoldUpTheStart() {
    Clock clock = new Clock(slice -> 10_000 * STANDARD - slice);
    assertThat(new SpeedGauge(clock).measure()).as("not nothing").isEqualTo(0.1);
    assertThat(clock.slice).as("half a second each, and always better").isLessThan(10);
  }

  @Test
  void aRealClockGivesASpeedOfThisCentury() {
    assertThat(new SpeedGauge(System::nanoTime).measure()).isBetween(0.1, 20.0);
  }
}
