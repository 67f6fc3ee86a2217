package dev.roost.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuLimitTest {

  @Test
  void halfACpuIsOneOfHalfTheSpeed() {
    assertThat(CpuLimit.of(0.5, 8)).isEqualTo(new CpuLimit(1, 0.5));
  }

  @Test
  void oneAndAHalfAreTwoOfThreeQuarters() {
    assertThat(CpuLimit.of(1.5, 8)).isEqualTo(new CpuLimit(2, 0.75));
  }

  @Test
  void whatIsNotLessThanTheMachineLimitsNothing() {
    assertThat(CpuLimit.of(8, 8)).isEqualTo(new CpuLimit(8, 1));
    assertThat(CpuLimit.of(9.5, 8)).isEqualTo(new CpuLimit(8, 1));
  }
}
