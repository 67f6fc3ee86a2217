package dev.roost.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Limits ALL = new Limits(Limits.NONE, Limits.NONE, Limits.NONE);

  @Test
  void aGuestWithoutLimitsCanGiveEveryLimit() {
    assertThat(ALL.missingAt(ALL)).isNull();
    assertThat(new Limits(0, 4096, Long.MAX_VALUE).missingAt(ALL)).isNull();
  }

  @Test
  void aLimitUpToTheGuestsOwnCanBeGiven() {
    assertThat(new Limits(8, 9, 10).missingAt(new Limits(8, 9, 10))).isNull();
  }

  @Test
  void saysWhatAGuestCannotGive() {
    assertThat(new Limits(16, 1, 1).missingAt(new Limits(8, 8, 8)))
        .isEqualTo(
            "it can give a process at most 8 bytes of stack (RLIMIT_STACK), this one may have 16");
    assertThat(new Limits(1, Limits.NONE, 1).missingAt(new Limits(8, 8, 8)))
        .endsWith("8 bytes of data (RLIMIT_DATA), this one may have any number");
    assertThat(new Limits(1, 1, 9).missingAt(new Limits(8, 8, 8)))
        .endsWith("8 bytes of address space (RLIMIT_AS), this one may have 9");
  }
}
