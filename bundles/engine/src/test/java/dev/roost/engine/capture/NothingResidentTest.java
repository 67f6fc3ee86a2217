package dev.roost.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Flags and sizes are those of /proc/PID/stat of real processes. */
class NothingResidentTest {
  private static final long PF_EXITING = 0x00000004;
  private static final long PF_RANDOMIZE = 0x00400000;

  @Test
  void kernelThreadIsOne() throws Exception {
    int kthreadd = 2;
    assertThat(StayReasons.quick(kthreadd).word()).isEqualTo("kernel-thread");
  }

  @Test
  void processThatHasGivenBackItsMemoryHasEnded() {
    assertThat(StayReasons.ofNothingResident(PF_RANDOMIZE | PF_EXITING, 0).word())
        .isEqualTo("ended");
  }

  @Test
  void processThatIsAllInSwapMayMove() {
    assertThat(StayReasons.ofNothingResident(PF_RANDOMIZE, 5_500_000)).isNull();
  }
}
