package dev.roost.policy.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Neither red nor blue: those that are frozen and those that run take turns. */
class TurnsTest {

  private static Settings slice(long sliceMs) {
    return new Settings(1, 3, 1.5, 5_000, 5_000, 0, 0.05, sliceMs, 2_000, 1_000, 10_000, 5_000);
  }

  private static Season frozenFirst(Chore... chores) {
    Season season = new Season(slice(60_000), chores).threads(8);
    assertThat(season.seconds(6)).containsExactly("+1");
    return season.threads(5);
  }

  @Test
  void everyoneOfANiceValueHasItsTurn() {
    Season season = frozenFirst(Chore.nice(1, 5), Chore.nice(2, 5), Chore.nice(3, 5));
    assertThat(season.seconds(59)).isEmpty();
    assertThat(season.second()).containsExactly("+2", "-1");
    assertThat(season.seconds(60)).containsExactly("+3", "-2");
    assertThat(season.seconds(60)).containsExactly("+1", "-3");
  }

  @Test
  void differentNiceValuesTakeNoTurns() {
    Season season = frozenFirst(Chore.nice(1, 5), Chore.nice(2, 3));
    assertThat(season.seconds(300)).isEmpty();
  }

  @Test
  void oneWhoseMemoryDoesNotFitWaits() {
    Season season = frozenFirst(Chore.nice(1, 5).of(300), Chore.nice(2, 5));
    assertThat(season.free(250).seconds(300)).isEmpty();
    assertThat(season.free(300).second()).containsExactly("+2", "-1");
  }

  @Test
  void nothingIsRememberedOfWhatEnded() {
    Season season = frozenFirst(Chore.nice(1, 5), Chore.nice(2, 5));
    season.end(1).end(2).second();
    assertThat(season.memory().frozen()).isEmpty();
    assertThat(season.memory().thawed()).isEmpty();
    assertThat(season.memory().asked()).isEmpty();
    assertThat(season.seconds(100)).isEqualTo(List.of());
  }
}
