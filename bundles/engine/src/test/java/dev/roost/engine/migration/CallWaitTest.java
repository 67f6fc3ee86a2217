package dev.roost.engine.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallWaitTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MS = 1_000_000L;

  private final CallWait wait = new CallWait(0);

  @Test
  void isWhatTheGuestHasMeasuredMoreThanHome() {
    assertThat(wait.share(700 * MS, 300 * MS, SECOND)).isEqualTo(0.4);
    assertThat(wait.share(900 * MS, 400 * MS, 2 * SECOND)).isEqualTo(0.1);
  }

  @Test
  void isCountedForTheTimeThatHasPassed() {
    assertThat(wait.share(SECOND, 0, 4 * SECOND)).isEqualTo(0.25);
  }

  @Test
  void severalThreadsWaitMoreThanASecondInEach() {
    assertThat(wait.share(3 * SECOND, 0, SECOND)).isEqualTo(3);
  }

  @Test
  void aCallThatSleptAtHomeIsNoWaitThoughHomeCountsItFirst() {
    assertThat(wait.share(100 * MS, 30 * SECOND, SECOND)).isZero();
    assertThat(wait.share(30 * SECOND + 100 * MS, 30 * SECOND, 2 * SECOND)).isEqualTo(0.1);
  }

  @Test
  void nothingIsCountedTwice() {
    wait.share(500 * MS, 0, SECOND);
    assertThat(wait.share(500 * MS, 0, 2 * SECOND)).isZero();
  }
}
