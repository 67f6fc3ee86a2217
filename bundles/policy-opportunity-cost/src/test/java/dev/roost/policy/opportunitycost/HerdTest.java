package dev.roost.policy.opportunitycost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ProcessView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many homes that look at the same idle nodes at the same time. */
class HerdTest {
  private static final int HOMES = 50;

  private static ClusterSnapshot seenBy(int home, long atMs) {
    Cluster cluster = new Cluster();
    IntStream.range(0, HOMES).forEach(i -> cluster.node("h%02d".formatted(i), 2));
    IntStream.range(0, 10).forEach(i -> cluster.node("idle" + i, 0));
    String self = "h%02d".formatted(home);
    List<ProcessView> processes =
        List.of(
            new ProcessView(
                7,
                "hog",
                0,
                self,
                self,
                ProcessView.State.HOME,
                true,
                0,
                0.5,
                1 << 20,
                0,
                0,
                0,
                0,
                0,
                60_000,
                -1,
                null));
    return new ClusterSnapshot("lab", self, atMs, cluster.at(atMs).nodes(), processes);
  }

  @Test
  void isSpreadOverWhatIsEquallyGood() {
    Map<String, Integer> chosen = new HashMap<>();
    for (int home = 0; home < HOMES; home++) {
      new OpportunityCostPolicy(Settings.DEFAULT)
          .propose(seenBy(home, 1_000))
          .forEach(p -> chosen.merge(p.target(), 1, Integer::sum));
    }
    assertThat(chosen.keySet()).hasSizeGreaterThanOrEqualTo(9).allMatch(id -> id.startsWith("i"));
    assertThat(chosen.values()).allMatch(count -> count <= 12);
  }
}
