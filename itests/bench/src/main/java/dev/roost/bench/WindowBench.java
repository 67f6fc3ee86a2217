package dev.roost.bench;

import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.discovery.message.StatusMessage;
import dev.roost.discovery.picture.Known;
import dev.roost.discovery.picture.LoadWindow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How old what one node knows of all others is: discovery's window in virtual time, an interval of
 * loads after the other, beside the formulas of docs/mqtt.md and those of MOSIX's gossip.
 */
final class WindowBench {

  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
  private static final int WINDOW = 32;
  private static final int RENEWED = 4;
  private static final int FRESH = 5;
  private static final int ROUNDS = 6;
  private static final long SEED = 1;

  private final Report report = new Report("window");

  /** What was counted, in intervals. */
  record Seen(double received, double fresh, double mean, int oldest) {}

  Report run() {
    for (int others : SIZES) {
      Seen seen = look(others, new SplittableRandom(SEED));
      double round = (others - WINDOW) / (double) RENEWED;
      add(others, "loads received in an interval", seen.received(), WINDOW);
      add(others, "not older than 5", seen.fresh(), WINDOW + RENEWED * (FRESH - 0.5));
      add(others, "mean age of all", seen.mean(), 7 / 12.0 * round);
      add(others, "oldest of all", seen.oldest(), 2 * round);
      GossipFormulas gossip = new GossipFormulas(others + 1, WINDOW);
      report.note(
          String.format(
              Locale.ROOT,
              "%d others, MOSIX's gossip by its formulas: mean age of all %.1f, the oldest %.0f.",
              others,
              gossip.meanOfAll(),
              gossip.oldestOfAll()));
    }
    report.note(
        "Virtual time; the unit of ages is the interval between two loads of a node. The formula of"
            + " the oldest is a limit.");
    return report;
  }

  /** Looks after each interval of some rounds, once everybody was heard. */
  static Seen look(int others, SplittableRandom random) {
    List<Known> all = IntStream.range(0, others).mapToObj(WindowBench::ready).toList();
    LoadWindow window = new LoadWindow(WINDOW, RENEWED, random);
    int[] heard = new int[others];
    int round = (others - WINDOW) / RENEWED;
    int first = 2 * round + 1;
    int last = first + ROUNDS * round;
    double received = 0;
    double fresh = 0;
    double ages = 0;
    int oldest = 0;
    for (int now = 0; now < last; now++) {
      window.slide(all);
      window.change(now);
      for (String node : window.listened()) {
        heard[Integer.parseInt(node.substring(1))] = now;
        received += now < first ? 0 : 1;
      }
      if (now >= first) {
        int moment = now;
        int[] age = Arrays.stream(heard).map(at -> moment - at).toArray();
        // A load came somewhere in its interval: half of those of five intervals ago are older.
        fresh += Arrays.stream(age).mapToDouble(a -> a < FRESH ? 1 : a == FRESH ? 0.5 : 0).sum();
        ages += Arrays.stream(age).average().orElseThrow();
        oldest = Math.max(oldest, Arrays.stream(age).max().orElseThrow());
      }
    }
    double looks = last - first;
    return new Seen(received / looks, fresh / looks, ages / looks, oldest);
  }

  private void add(int others, String what, double value, double formula) {
    report.add(
        new Row(
            others + " others: " + what,
            value,
            value,
            "",
            String.format(Locale.ROOT, "the formula, %.1f", formula),
            value / formula));
  }

  private static Known ready(int number) {
    StatusMessage status =
        new StatusMessage(
            "n" + number,
            StatusMessage.State.READY,
            1,
            1,
            "h",
            1,
            List.of(),
            "",
            "",
            "",
            List.of(),
            "",
            0);
    return new Known(status, NodeView.State.READY, LoadVector.UNKNOWN, 0);
  }
}
