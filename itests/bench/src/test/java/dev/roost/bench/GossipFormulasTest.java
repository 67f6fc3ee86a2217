package dev.roost.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Beside figures that were computed from the paper's formulas by another program. */
class GossipFormulasTest {

  @Test
  void meanAndOldestOfAllAreThoseOfTheTable() {
    assertThat(new GossipFormulas(64, 16).meanOfAll()).isCloseTo(6.35, within(0.01));
    assertThat(new GossipFormulas(64, 16).oldestOfAll()).isCloseTo(18.5, within(0.1));
    assertThat(new GossipFormulas(1024, 64).meanOfAll()).isCloseTo(19.7, within(0.1));
    assertThat(new GossipFormulas(1024, 64).oldestOfAll()).isCloseTo(120.0, within(1.0));
    assertThat(new GossipFormulas(8192, 64).oldestOfAll()).isCloseTo(1227.0, within(5.0));
  }

  @Test
  void aWindowIsYoungerThanItsOldest() {
    GossipFormulas gossip = new GossipFormulas(1000, 32);
    assertThat(gossip.meanInWindow()).isPositive().isLessThan(gossip.oldestInWindow());
  }

  @Test
  void aWindowAsLargeAsTheClusterIsNone() {
    assertThatThrownBy(() -> new GossipFormulas(32, 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not fit");
  }
}
