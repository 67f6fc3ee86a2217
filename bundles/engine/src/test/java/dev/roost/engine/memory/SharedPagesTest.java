package dev.roost.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.linux.PagemapScan.Range;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharedPagesTest {
  private final SharedPages sent = new SharedPages();

  @Test
  void whatNobodyHasTakenIsGivenOnce() {
    assertThat(sent.take("a", 10, 20)).containsExactly(new Range(10, 20));
    assertThat(sent.take("a", 10, 20)).isEmpty();
    assertThat(sent.take("a", 12, 13)).isEmpty();
  }

  @Test
  void objectsAreApart() {
    sent.take("a", 10, 20);
    assertThat(sent.take("b", 10, 20)).containsExactly(new Range(10, 20));
  }

  @Test
  void gapsAreGiven() {
    sent.take("a", 10, 20);
    sent.take("a", 30, 40);
    assertThat(sent.take("a", 5, 50))
        .containsExactly(new Range(5, 10), new Range(20, 30), new Range(40, 50));
  }

  /** Whatever is asked for: each part is given exactly once. */
  @Test
  void anyPartsAreGivenOnce() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("SharedPagesTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      SharedPages pages = new SharedPages();
      BitSet given = new BitSet();
      for (int i = 0; i < 40; i++) {
        int start = random.nextInt(200);
        int end = start + random.nextInt(1, 30);
        BitSet expected = new BitSet();
        expected.set(start, end);
        expected.andNot(given);
        BitSet got = new BitSet();
        for (Range range : pages.take("a", start, end)) {
          assertThat(range.size()).isPositive();
          got.set((int) range.start(), (int) range.end());
        }
        assertThat(got).as("seed %d round %d", seed, round).isEqualTo(expected);
        given.or(expected);
      }
    }
  }
}
