package dev.roost.policy.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.NodeView;
import dev.roost.api.ProcessView.State;
import org.junit.jupiter.api.Test;

/** Two CPUs: red is above 6 threads, blue is up to 3 with the one that goes on. */
class CrowdedTest {

  private static Settings least(int least) {
    return new Settings(1, 3, 1.5, 5_000, 5_000, least, 0.05, 600_000, 2_000, 1_000, 10_000, 5_000);
  }

  private static Season season(Chore... chores) {
    return new Season(Settings.DEFAULT, chores);
  }

  @Test
  void nothingIsFrozenWhileThereIsEnough() {
    assertThat(season(Chore.nice(1, 5), Chore.nice(2, 5)).threads(6).seconds(60)).isEmpty();
  }

  @Test
  void freezesOneAfterTheOtherOnceItHasBeenRedForAWhile() {
    Season season = season(Chore.nice(1, 5), Chore.nice(2, 5), Chore.nice(3, 5)).threads(8);
    assertThat(season.seconds(5)).isEmpty();
    assertThat(season.second()).containsExactly("+1");
    assertThat(season.second()).as("the load must show the first").isEmpty();
    assertThat(season.second()).containsExactly("+2");
    assertThat(season.threads(6).seconds(60)).isEmpty();
  }

  @Test
  void peakThatPassesFreezesNothing() {
    Season season = season(Chore.nice(1, 5)).threads(8);
    for (int i = 0; i < 10; i++) {
      assertThat(season.threads(8).seconds(4)).isEmpty();
      assertThat(season.threads(4).second()).isEmpty();
    }
  }

  @Test
  void theNicestGoesFirstThenTheOldest() {
    Season season =
        season(Chore.nice(1, 5), Chore.nice(2, 19), Chore.nice(3, 5), Chore.nice(4, 19))
            .threads(20);
    assertThat(season.seconds(14)).containsExactly("+2", "+4", "+1", "+3");
  }

  @Test
  void onlyWhatIsOfLowPriorityAtHomeAndNotTooYoungIsFrozen() {
    Season season =
        season(
                Chore.nice(1, 0),
                Chore.nice(2, -5),
                Chore.nice(3, 5).byHand(),
                Chore.nice(4, 5).in(State.AWAY),
                Chore.nice(5, 5).in(State.LEAVING),
                Chore.nice(6, 5).startedAt(9_500))
            .threads(20);
    assertThat(season.seconds(10)).isEmpty();
    assertThat(season.second()).containsExactly("+6");
  }

  /** Its guest left, or the owner there came back. */
  @Test
  void whatComesHomeToARedNodeIsFrozen() {
    Season season = season(Chore.nice(1, 5).in(State.AWAY)).threads(8);
    assertThat(season.seconds(30)).isEmpty();
    assertThat(season.put(Chore.nice(1, 5)).second()).containsExactly("+1");
  }

  @Test
  void whatCanGoElsewhereIsNotFrozen() {
    assertThat(season(Chore.nice(1, 5)).threads(8).other("b", 4).seconds(30)).isEmpty();
    assertThat(season(Chore.nice(1, 5)).threads(8).other("b", 5).seconds(6)).containsExactly("+1");
  }

  @Test
  void nodesThatCannotTakeItDoNotCount() {
    Season none =
        season(Chore.nice(1, 5))
            .threads(8)
            .other("b", NodeView.State.LEAVING, 0, 500, 10)
            .other("c", NodeView.State.READY, 0, 100, 10)
            .other("d", NodeView.State.READY, 0, 500, 5_001);
    assertThat(none.seconds(6)).containsExactly("+1");
    assertThat(season(Chore.nice(1, 5).staying()).threads(8).other("b", 0).seconds(6))
        .containsExactly("+1");
    assertThat(season(Chore.nice(1, 5).onlyOn("c")).threads(8).other("b", 0).seconds(6))
        .containsExactly("+1");
  }

  @Test
  void someKeepRunningWhateverTheLoadIs() {
    Season season =
        new Season(least(2), Chore.nice(1, 5), Chore.nice(2, 5), Chore.nice(3, 5)).threads(20);
    assertThat(season.seconds(30)).containsExactly("+1");
    assertThat(season.end(2).seconds(2)).as("red or not").containsExactly("-1");
  }

  @Test
  void thawsOneAfterTheOtherWhenThereIsRoomForIt() {
    Season season = season(Chore.nice(1, 5), Chore.nice(2, 1), Chore.nice(3, 5)).threads(20);
    assertThat(season.seconds(10)).containsExactly("+1", "+3", "+2");
    assertThat(season.threads(2.1).seconds(30)).as("with it they would be 3.1").isEmpty();
    assertThat(season.threads(2).seconds(5)).isEmpty();
    assertThat(season.second()).as("the least nice").containsExactly("-2");
    assertThat(season.seconds(5)).as("that must show first").isEmpty();
    assertThat(season.second()).as("frozen longest").containsExactly("-1");
    assertThat(season.threads(3).seconds(30)).isEmpty();
  }

  @Test
  void whatCannotBeFrozenIsPassedOverForAWhile() {
    Season season = season(Chore.nice(1, 5), Chore.nice(2, 5)).threads(8).refuses();
    assertThat(season.seconds(16)).containsExactly("+1", "+2", "+1");
  }

  @Test
  void whatIsToBeFrozenAlreadyDoesNotCountAsRunning() {
    Season season = new Season(least(1), Chore.nice(1, 5), Chore.nice(2, 5)).threads(8).refuses();
    assertThat(season.seconds(15)).containsExactly("+1");
  }

  @Test
  void whatAPersonHasFrozenStaysSo() {
    Season season = season(Chore.nice(1, 5).in(State.FROZEN).byHand()).threads(0);
    assertThat(season.seconds(700)).isEmpty();
  }
}
