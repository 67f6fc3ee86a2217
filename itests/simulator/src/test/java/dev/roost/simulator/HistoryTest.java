package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roost.api.LoadVector;
import dev.roost.simulator.Scenario.Hardware;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Hardware HARDWARE = new Hardware(2, 1.5, 1000);

  private final History history = new History(1000);

  @Test
  void tellsWhatWas() {
    history.changed(10, 4, 500, 0);
    history.changed(20, 1, 800, 0);
    assertThat(history.load(9, HARDWARE).runnable()).isZero();
    assertThat(history.load(15, HARDWARE).runnable()).isEqualTo(4);
    assertThat(history.load(15, HARDWARE).memoryFreeBytes()).isEqualTo(500);
    assertThat(history.load(25, HARDWARE).runnable()).isEqualTo(1);
  }

  @Test
  void seesItselfUpSlowlyAndTellsOthersDownSlowly() {
    history.changed(0, 8, 0, 0);
    LoadVector up = history.load(1, HARDWARE);
    assertThat(up.localLoad()).isCloseTo(3, within(1e-9));
    assertThat(up.advertisedLoad()).isEqualTo(8);
    history.changed(100, 0, 0, 0);
    LoadVector down = history.load(101, HARDWARE);
    assertThat(down.localLoad()).isZero();
    assertThat(down.advertisedLoad()).isCloseTo(7, within(1e-9));
  }

  @Test
  void tellsTheOldestThatItKnowsOfWhatIsTooLongAgo() {
    for (int i = 1; i <= 100; i++) {
      history.changed(i, i, 0, 0);
    }
    assertThat(history.load(0, HARDWARE).runnable()).isEqualTo(69);
    assertThat(history.load(99.5, HARDWARE).runnable()).isEqualTo(99);
  }
}
