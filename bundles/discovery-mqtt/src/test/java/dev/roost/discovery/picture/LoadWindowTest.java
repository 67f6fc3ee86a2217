package dev.roost.discovery.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.discovery.message.StatusMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadWindowTest {

  private static final long SEED = Long.getLong("seed", 7);

  private final LoadWindow window = window(8, 2, SEED);

  @Test
  void aSmallClusterIsListenedToAsAWhole() {
    window.slide(ready(8));
    assertThat(window.change(5).begin()).hasSize(8);

    window.slide(ready(8));

    assertThat(window.change(6).isEmpty()).isTrue();
    assertThat(window.sinceNs("n000")).isEqualTo(5);
  }

  @Test
  void aNodeThatComesToASmallClusterIsListenedToInTheNextPeriod() {
    window.slide(ready(5));
    window.change(1);

    window.slide(ready(6));

    assertThat(window.change(2)).isEqualTo(new LoadWindow.Change(List.of("n005"), List.of()));
  }

  @Test
  void aLargeClusterIsListenedToInPartAndTheWindowSlides() {
    window.slide(ready(100));
    assertThat(window.change(1).begin()).hasSize(8);

    for (int period = 2; period < 50; period++) {
      window.slide(ready(100));
      LoadWindow.Change change = window.change(period);
      assertThat(change.begin()).as("seed %d", SEED).hasSize(2);
      assertThat(change.end()).hasSize(2);
      assertThat(window.listened()).hasSize(8);
    }
  }

  @Test
  void whoIsListenedToStaysForSizeByRenewedPeriods() {
    Map<String, Integer> stays = new HashMap<>();
    for (int period = 0; period < 400; period++) {
      window.slide(ready(100));
      LoadWindow.Change change = window.change(period);
      window.listened().forEach(node -> stays.merge(node, 1, Integer::sum));
      if (period >= 4) {
        change.end().forEach(node -> assertThat(stays.remove(node)).isEqualTo(4));
      } else {
        change.end().forEach(stays::remove);
      }
    }
  }

  /** A round of 100 nodes is (100-8)/2 = 46 periods. */
  @Test
  void nobodyWaitsForMoreThanTwoRounds() {
    Map<String, Integer> last = new HashMap<>();
    Set<String> heard = new HashSet<>();
    for (int period = 0; period < 2_000; period++) {
      window.slide(ready(100));
      window.change(period);
      for (String node : window.listened()) {
        assertThat(period - last.getOrDefault(node, 0)).as("seed %d", SEED).isLessThanOrEqualTo(93);
        last.put(node, period);
        heard.add(node);
      }
    }
    assertThat(heard).hasSize(100);
  }

  /**
   * A node is drawn at a random place of each round of R periods, so it waits for R(1+v-u) periods,
   * which has the mean square 7/6 R²: who looks at a random moment finds figures that are 7/12 R
   * old. The stay in the window is short beside that.
   */
  @Test
  void theMeanAgeIsThatOfTheFormula() {
    int nodes = 400;
    double round = (nodes - 8) / 2.0;
    List<Known> all = ready(nodes);
    Map<String, Integer> last = new HashMap<>();
    double sum = 0;
    int count = 0;
    for (int period = 0; period < 8_000; period++) {
      window.slide(all);
      window.change(period);
      for (String node : window.listened()) {
        last.put(node, period);
      }
      if (period > 2 * round && period % 10 == 0) {
        for (int heard : last.values()) {
          sum += period - heard;
          count++;
        }
      }
    }
    assertThat(sum / count).as("seed %d", SEED).isCloseTo(7 / 12.0 * round, within(0.04 * round));
  }

  @Test
  void whoCameInTheMiddleOfARoundIsDrawnInIt() {
    window.slide(ready(100));
    List<Known> more = ready(101);
    for (int period = 0; period < 47; period++) {
      window.slide(more);
      window.change(period);
      if (window.listened().contains("n100")) {
        return;
      }
    }
    assertThat(window.listened()).as("in a whole round, seed %d", SEED).contains("n100");
  }

  @Test
  void twoNodesDrawIndependently() {
    LoadWindow other = window(8, 2, SEED + 1);
    int both = 0;
    for (int period = 0; period < 1_000; period++) {
      window.slide(ready(100));
      other.slide(ready(100));
      window.change(period);
      other.change(period);
      Set<String> common = new HashSet<>(window.listened());
      common.retainAll(other.listened());
      both += common.size();
    }
    // 8 of 100 of 8.
    assertThat(both / 1_000.0).as("seed %d", SEED).isCloseTo(0.64, within(0.15));
  }

  @Test
  void whoHasOwnProcessesIsListenedToOnTopAndAlways() {
    window.slide(ready(100));
    window.pin(Set.of("n042", "n077", "unknown"));
    for (int period = 0; period < 200; period++) {
      window.slide(ready(100));
      window.change(period);
      assertThat(window.listened()).contains("n042", "n077").hasSize(10).doesNotContain("unknown");
    }

    window.pin(Set.of("n042"));
    assertThat(window.change(200).end()).containsExactly("n077");
  }

  @Test
  void whoHasFallenSilentIsListenedToOnTopUntilItSpeaks() {
    List<Known> nodes = ready(100);
    nodes.set(42, known(42, StatusMessage.State.READY, NodeView.State.LOST));
    for (int period = 0; period < 200; period++) {
      window.slide(nodes);
      window.change(period);
      assertThat(window.listened()).contains("n042").hasSize(9);
    }

    nodes.set(42, known(42, StatusMessage.State.READY, NodeView.State.READY));
    window.slide(nodes);

    assertThat(window.change(200).end()).contains("n042");
  }

  @Test
  void whoIsGoneTakesNoPlace() {
    List<Known> nodes = ready(9);
    nodes.set(3, known(3, StatusMessage.State.LOST, NodeView.State.LOST));
    nodes.set(4, known(4, StatusMessage.State.LEAVING, NodeView.State.LEAVING));
    for (int period = 0; period < 20; period++) {
      window.slide(nodes);
      window.change(period);
      assertThat(window.listened()).hasSize(7).doesNotContain("n003", "n004");
    }
  }

  @Test
  void aNewConnectionBeginsWithTheSameNodes() {
    window.slide(ready(100));
    Set<String> before = Set.copyOf(window.change(1).begin());

    window.startAgain();

    assertThat(window.listened()).isEmpty();
    assertThat(window.change(9).begin()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(window.sinceNs(before.iterator().next())).isEqualTo(9);
  }

  private static LoadWindow window(int size, int renewed, long seed) {
    return new LoadWindow(size, renewed, new SplittableRandom(seed));
  }

  private static List<Known> ready(int count) {
    return new ArrayList<>(
        IntStream.range(0, count)
            .mapToObj(i -> known(i, StatusMessage.State.READY, NodeView.State.READY))
            .toList());
  }

  private static Known known(int number, StatusMessage.State said, NodeView.State state) {
    StatusMessage status =
        new StatusMessage(
            "n%03d".formatted(number), said, 1, 1, "h", 1, List.of(), "", "", "", List.of(), "", 0);
    return new Known(status, state, LoadVector.UNKNOWN, 0);
  }
}
