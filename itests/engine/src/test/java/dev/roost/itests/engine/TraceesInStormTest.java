package dev.roost.itests.engine;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.EngineControl.Address;
import dev.roost.testkit.EngineProcess;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.Processes;
import dev.roost.testkit.TraceeProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Tracees and the children they make are moved between home and two guests at random moments, from
 * any to any, as long as they run. All of them take half an hour: without {@code -Dtracee=} it is a
 * sample of {@code -Dstorm.sample=24}. The seed, {@code -Dstorm.seed=1}, draws the sample, and who
 * is moved where and when.
 */
class TraceesInStormTest extends MovedMode {
  private static final long SEED = Long.getLong("storm.seed", 1);
  private static final int SAMPLE = Integer.getInteger("storm.sample", 24);

  /** Mean time between two moves. */
  private static final Duration GAP = Duration.ofMillis(60);

  private List<Address> nodes;
  private final Map<Integer, CompletableFuture<MigrationOutcome>> moving =
      new ConcurrentHashMap<>();

  TraceesInStormTest() {
    super(SLOW);
  }

  @Override
  Stream<TraceeProgram> programs() {
    if (System.getProperty("tracee") != null) {
      return super.programs();
    }
    List<TraceeProgram> drawn =
        new ArrayList<>(super.programs().filter(program -> !program.stays()).toList());
    Collections.shuffle(drawn, new Random(SEED));
    return drawn.stream().limit(SAMPLE);
  }

  @Override
  Cluster engines(Path evidence) {
    Cluster cluster = Cluster.of(3, evidence);
    nodes = cluster.engines().stream().map(EngineProcess::address).toList();
    return cluster;
  }

  @Override
  boolean move(TraceeProgram program, ObservedRun run) throws IOException, InterruptedException {
    Random random = new Random(SEED + program.title().hashCode());
    AtomicInteger moves = new AtomicInteger();
    awaitSteps(run, 1);
    while (run.ending().isEmpty()) {
      Thread.sleep(Duration.ofNanos((long) (GAP.toNanos() * -Math.log(1 - random.nextDouble()))));
      Address target = nodes.get(random.nextInt(nodes.size()));
      List<Integer> family = new ArrayList<>(Processes.descendantsOf(run.pid()));
      family.add(run.pid());
      family.removeAll(moving.keySet());
      if (!family.isEmpty()) {
        begin(family.get(random.nextInt(family.size())), target, moves);
      }
    }
    return moves.get() > 0 || program.stays() || program.mayStay();
  }

  private void begin(int pid, Address target, AtomicInteger moves) throws IOException {
    CompletableFuture<MigrationOutcome> outcome =
        home().control().startMigrate(pid, target, "storm of seed " + SEED);
    moving.put(pid, outcome);
    outcome.whenComplete(
        (result, _) -> {
          moving.remove(pid);
          if (result != null
              && (result.result() == Result.COMMITTED || result.result() == Result.RETURNED)) {
            moves.incrementAndGet();
          }
        });
  }
}
