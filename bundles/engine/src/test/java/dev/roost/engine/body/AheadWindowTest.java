package dev.roost.engine.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.body.AheadWindow.Question;
import org.junit.jupiter.api.Test;

class AheadWindowTest {
  private static final int FIRST = AheadWindow.LEAST_BYTES;

  private static AheadWindow at(long position) {
    return new AheadWindow(position, FIRST);
  }

  private static int drop(byte[] from, int at, int length) {
    return length;
  }

  @Test
  void nothingIsThereBeforeItHasCome() {
    AheadWindow window = at(10);
    assertThat(window.gives(1)).isEqualTo(-1);
    assertThat(window.add(10, new byte[100], 0, 100, false)).isTrue();
    assertThat(window.gives(100)).isEqualTo(100);
    assertThat(window.gives(101)).isEqualTo(-1);
  }

  @Test
  void atTheEndAReadGivesWhatIsLeftAndThenNothing() {
    AheadWindow window = at(0);
    window.add(0, new byte[100], 0, 100, true);
    assertThat(window.gives(4096)).isEqualTo(100);
    assertThat(window.read(100, AheadWindowTest::drop)).isEqualTo(100);
    assertThat(window.gives(4096)).isZero();
    assertThat(window.question(4096, _ -> true)).isNull();
  }

  @Test
  void whatDoesNotContinueIsRefused() {
    AheadWindow window = at(5);
    assertThat(window.add(6, new byte[1], 0, 1, false)).isFalse();
    assertThat(window.add(5, new byte[FIRST + 1], 0, FIRST + 1, false)).isFalse();
    assertThat(window.add(5, new byte[1], 0, 1, true)).isTrue();
    assertThat(window.add(6, new byte[1], 0, 1, false)).as("behind the end").isFalse();
    assertThat(window.add(FIRST, new byte[0], 0, 0, true)).as("the end once more").isTrue();
  }

  @Test
  void asksForTwiceAsMuchEachTimeUpToAMebibyte() {
    AheadWindow window = at(0);
    long asked = FIRST;
    int ahead = FIRST;
    while (ahead < AheadWindow.MOST_BYTES) {
      window.add(asked - ahead, new byte[ahead], 0, ahead, false);
      assertThat(window.question(4096, _ -> true)).as("enough is there").isNull();
      window.read(ahead, AheadWindowTest::drop);
      Question next = window.question(4096, _ -> true);
      assertThat(next).isEqualTo(new Question(asked, 2 * ahead));
      ahead *= 2;
      asked += ahead;
    }
    window.add(asked - ahead, new byte[ahead], 0, ahead, false);
    window.read(ahead, AheadWindowTest::drop);
    assertThat(window.question(4096, _ -> true)).isEqualTo(new Question(asked, ahead));
  }

  @Test
  void aReadThatFaultsMovesAsFarAsItCould() {
    AheadWindow window = at(0);
    window.add(0, new byte[1000], 0, 1000, false);
    assertThat(window.read(500, (_, _, _) -> 123)).isEqualTo(123);
    assertThat(window.position()).isEqualTo(123);
    assertThat(window.gives(877)).isEqualTo(877);
  }

  @Test
  void withoutMemoryALargeReadIsNotServed() {
    AheadWindow window = at(0);
    assertThat(window.question(2 * FIRST, _ -> false)).isNull();
    assertThat(window.canServe(2 * FIRST)).isFalse();
    assertThat(window.question(2 * FIRST, _ -> true).offset()).isEqualTo(FIRST);
    assertThat(window.canServe(2 * FIRST)).isTrue();
  }
}
