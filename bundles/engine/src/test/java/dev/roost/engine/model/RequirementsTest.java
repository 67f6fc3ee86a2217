package dev.roost.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementsTest {
  private static final Requirements HOME =
      new Requirements("6.18.44", "#1 SMP", "aa", 2432, Set.of("avx", "sse2"));

  private static Requirements guest(String release, String vdso, int xstate, String... features) {
    return new Requirements(release, "#1 SMP", vdso, xstate, Set.of(features));
  }

  @Test
  void areMetByTheSameMachine() {
    assertThat(HOME.missingAt(HOME)).isNull();
  }

  @Test
  void areMetByACpuThatCanMore() {
    assertThat(HOME.missingAt(guest("6.18.44", "aa", 2432, "avx", "sse2", "avx512f"))).isNull();
  }

  @Test
  void nameEachFeatureThatIsMissing() {
    assertThat(HOME.missingAt(guest("6.18.44", "aa", 2432, "mmx")))
        .isEqualTo("its CPU lacks avx, sse2");
  }

  @Test
  void nameBothKernelsWhenTheVdsoDiffers() {
    assertThat(HOME.missingAt(guest("6.12.1", "bb", 2432, "avx", "sse2")))
        .contains("another vdso")
        .contains("6.12.1 there")
        .contains("6.18.44 here");
  }

  @Test
  void refuseAnotherRegisterLayout() {
    assertThat(HOME.missingAt(guest("6.18.44", "aa", 832, "avx", "sse2")))
        .isEqualTo("its CPU saves 832 bytes of registers, this one 2432");
  }

  @Test
  void doNotMindAnotherBuildWithTheSameVdso() {
    assertThat(HOME.missingAt(guest("6.18.45", "aa", 2432, "avx", "sse2"))).isNull();
  }
}
