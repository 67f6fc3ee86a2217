package dev.roost.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testkit.Cluster;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.SwapFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Programs of the system in short storms of fixed seeds; {@code ./roost storm} makes longer ones.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StormTest {
  private static final Path TARGET = Path.of(System.getProperty("roost.target", "target"));
  private static final long SEED = 20261126;
  private static final int MOVES = 5;

  /** Storms that may be needed to show something, on machines that are quick. */
  private static final int ROUNDS = 10;

  private static final String PYTHON_THREADS =
      """
      import hashlib, queue, threading
      work, done = queue.Queue(), {}
      def serve():
          while (n := work.get()) is not None:
              value = b'%d' % n
              for _ in range(30000):
                  value = hashlib.sha256(value).digest()
              done[n] = value.hex()
      threads = [threading.Thread(target=serve) for _ in range(4)]
      for t in threads: t.start()
      for n in range(450): work.put(n)
      for t in threads: work.put(None)
      for t in threads: t.join()
      with open('log', 'w') as log:
          for n in sorted(done): print(n, done[n], file=log)
      print(len(done), 'done')
      """;

  private static final String PERL =
      """
      my ($sum, %words) = (1);
      open(my $log, '>>', 'log') or die;
      for my $i (1 .. 30000000) {
        $sum = ($sum * 1103515245 + 12345) % 2147483648;
        $words{$sum % 5003} .= chr(97 + $sum % 26) if $i % 3 == 0;
        if ($i % 2000000 == 0) { print "$i $sum\\n"; print $log "$i ", length($words{$sum % 5003} // ''), "\\n"; }
      }
      """;

  private static final String SHORT_PERL = PERL.replace("30000000", "6000000");

  /** A pipeline, jobs, a trap and a here document; each of its processes may be moved. */
  private static final String SHELL =
      """
      trap 'echo trapped' USR1
      for n in 1 2 3; do (seq $((n * 1000000)) | awk '{ s = (s * 31 + $1) % 1000003 } END { print s }' > part$n) & done
      wait
      kill -USR1 $$
      cat part1 part2 part3 - <<END | sort -n
      4
      END
      seq 4000000 | gzip -9 | gzip -dc | sha256sum
      i=0; while [ $i -lt 2000000 ]; do i=$((i + 1)); done; echo $i
      """;

  /** Calls and computing in turn: what is away is slow when its link is. */
  private static final String SHORT_SHELL =
      """
      for n in 1 2 3 4; do
        seq $((n * 500000)) | awk '{ s = (s * 31 + $1) % 1000003 } END { print s }' | tee -a log
      done
      """;

  private Cluster cluster;
  private boolean failed;

  @BeforeAll
  void startEngines() {
    cluster = Cluster.of(Storm.NODES, TARGET.resolve("storm").toAbsolutePath());
  }

  @AfterAll
  void stopEngines() throws IOException {
    cluster.close();
    if (!failed) {
      Evidence.delete(cluster.dir());
    }
  }

  @TestFactory
  Stream<DynamicTest> leavesTheSameBehindAsUntouched() {
    return Stream.of(
        storm("python3-threads", "python3", "-c", PYTHON_THREADS),
        storm("perl", "perl", "-e", PERL),
        storm("shell", "sh", "-c", SHELL));
  }

  @TestFactory
  Stream<DynamicTest> leavesTheSameBehindInBadWeather() {
    Weather slow = new Weather(Duration.ofMillis(15), Duration.ZERO);
    Weather scarce = new Weather(Duration.ZERO, Duration.ofMillis(800));
    return Stream.of(
        DynamicTest.dynamicTest(
            "slow links", () -> check("slow", slow, List.of("sh", "-c", SHORT_SHELL))),
        DynamicTest.dynamicTest(
            "memory pressure",
            () ->
                assertThat(check("scarce", scarce, List.of("perl", "-e", SHORT_PERL)).mostKib())
                    .as("KiB in swap: without any this showed nothing")
                    .isPositive()));
  }

  private DynamicTest storm(String name, String... command) {
    return DynamicTest.dynamicTest(name, () -> check(name, Weather.FAIR, List.of(command)));
  }

  private Pressure.Taken check(String name, Weather weather, List<String> command)
      throws IOException {
    Tools tools =
        Tools.build(
            Path.of(System.getProperty("roost.tracees", "../tracees")), TARGET.resolve("programs"));
    Options options =
        new Options(
            SEED,
            Duration.ZERO,
            Duration.ofMillis(100),
            weather,
            MOVES,
            Duration.ofMinutes(2),
            null,
            command);
    Tally moves = new Tally();
    Pressure.Taken taken = Pressure.Taken.NOTHING;
    try (SwapFile _ = tools.swapFor(weather).orElse(null)) {
      Storm storm = new Storm(options, cluster, tools, TARGET.resolve("storm").resolve(name));
      for (long seed = SEED; seed < SEED + ROUNDS && !shows(moves, weather, taken); seed++) {
        Storm.Outcome outcome = storm.run(seed);
        failed |= outcome.fault().isPresent();
        assertThat(outcome.fault())
            .as("seed %d, evidence %s, again: %s", seed, outcome.evidence(), options.replay(seed))
            .isEmpty();
        moves.add(outcome.moves());
        taken = taken.and(outcome.taken());
      }
    }
    assertThat(moves.moves())
        .as("moves; not made: %s", moves.refusals())
        .isGreaterThanOrEqualTo(MOVES);
    return taken;
  }

  private static boolean shows(Tally moves, Weather weather, Pressure.Taken taken) {
    return moves.moves() >= MOVES && (weather.pressure().isZero() || taken.mostKib() > 0);
  }
}
