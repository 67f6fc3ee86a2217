package dev.roost.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpareArrayTest {

  private final SpareArray spare = new SpareArray();

  @Test
  void anArrayGivenBackIsUsedForTheSameLengthAndOnce() {
    byte[] array = spare.take(1 << 20);
    spare.give(array);

    assertThat(spare.take(1 << 20)).isSameAs(array);
    assertThat(spare.take(1 << 20)).isNotSameAs(array);
  }

  @Test
  void anotherLengthGetsAnArrayOfItsOwn() {
    spare.give(new byte[1 << 20]);

    assertThat(spare.take((1 << 20) + 1)).hasSize((1 << 20) + 1);
  }

  @Test
  void smallArraysAreNotKept() {
    byte[] small = new byte[64];
    spare.give(small);

    assertThat(spare.take(64)).isNotSameAs(small);
  }
}
