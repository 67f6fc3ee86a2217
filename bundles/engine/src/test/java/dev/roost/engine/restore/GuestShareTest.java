package dev.roost.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuestShareTest {
  private static final long MIB = 1 << 20;
  private static final GuestShare SHARE = new GuestShare(512 * MIB, 100, 1);

  @Test
  void whatFitsIsNotRefused() {
    assertThat(SHARE.refusal(512 * MIB, 0, 512 * MIB)).isNull();
    assertThat(SHARE.refusal(100 * MIB, 412 * MIB, 600 * MIB)).isNull();
    assertThat(SHARE.refusal(0, 600 * MIB, 0)).isNull();
  }

  @Test
  void whatGuestsHaveAlreadyCounts() {
    assertThat(SHARE.refusal(200 * MIB, 400 * MIB, 4096 * MIB))
        .isEqualTo("it has 200 MiB of memory, and of the 512 MiB that guests get 112 are free");
    assertThat(SHARE.refusal(MIB, 600 * MIB, 4096 * MIB)).endsWith("guests get 0 are free");
  }

  @Test
  void whatTheMachineHasNotCannotBeLent() {
    assertThat(SHARE.refusal(200 * MIB, 0, 100 * MIB))
        .isEqualTo("it has 200 MiB of memory, and 100 MiB are available");
  }

  @Test
  void aMachineThatLendsAllRefusesOnlyWhatItHasNot() {
    GuestShare all = new GuestShare(GuestShare.ALL, 100, 1);
    assertThat(all.refusal(1 << 30, 1L << 40, 1 << 30)).isNull();
    assertThat(all.refusal(2L << 30, 0, 1 << 30)).endsWith("1024 MiB are available");
  }
}
