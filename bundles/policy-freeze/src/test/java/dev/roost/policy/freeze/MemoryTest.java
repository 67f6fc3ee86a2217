package dev.roost.policy.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of 1000 MiB less than 50 are short, and 100 must be left where one goes on. */
class MemoryTest {

  private static Season season(Chore... chores) {
    return new Season(Settings.DEFAULT, chores);
  }

  @Test
  void freezesTheLargestThatSwapCanHoldAtOnce() {
    Chore[] chores = {Chore.nice(1, 5).of(900), Chore.nice(2, 5).of(400), Chore.nice(3, 19).of(90)};
    assertThat(season(chores).free(50).seconds(30)).isEmpty();
    assertThat(season(chores).free(49).swapFree(800).second()).containsExactly("+2");
    assertThat(season(chores).free(49).second()).containsExactly("+1");
    assertThat(season(chores).free(49).other("b", 0).second())
        .as("also if it could go elsewhere")
        .containsExactly("+1");
  }

  @Test
  void withoutSwapNothingIsGained() {
    assertThat(season(Chore.nice(1, 5)).free(10).swapFree(0).seconds(30)).isEmpty();
  }

  @Test
  void thawsWhatFitsOnly() {
    Season season = season(Chore.nice(1, 5).of(400)).free(20);
    assertThat(season.second()).containsExactly("+1");
    assertThat(season.free(499).seconds(60)).as("99 would be left of it").isEmpty();
    assertThat(season.free(500).second()).containsExactly("-1");
  }
}
