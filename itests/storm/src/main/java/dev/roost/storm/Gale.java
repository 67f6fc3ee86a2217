package dev.roost.storm;

import dev.roost.api.MigrationOutcome;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.EngineControl.Address;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.OwnCgroup;
import dev.roost.testkit.Processes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Moves processes at random moments: exponential gaps, any process of the command that is not on
 * the move, any node. One move per process at a time, as many as there are processes together.
 */
final class Gale {
  private final Cluster cluster;
  private final OwnCgroup all;
  private final List<Address> nodes;
  private final Duration gap;
  private final Random random;
  private final Map<Integer, CompletableFuture<MigrationOutcome>> moving =
      new ConcurrentHashMap<>();

  /**
   * A gale over a cluster.
   *
   * @param nodes where home finds them
   * @param all the processes of the command
   * @param gap mean time between two moves
   */
  Gale(Cluster cluster, List<Address> nodes, OwnCgroup all, Duration gap, Random random) {
    this.cluster = cluster;
    this.nodes = nodes;
    this.all = all;
    this.gap = gap;
    this.random = random;
  }

  /** Blows until the command has ended or {@code endNs} ({@link System#nanoTime}). */
  Tally blow(ObservedRun run, long endNs) throws IOException {
    Tally tally = new Tally();
    while (run.ending().isEmpty() && System.nanoTime() < endNs) {
      LockSupport.parkNanos(exponentialNs(random, gap));
      double who = random.nextDouble();
      Address target = nodes.get(random.nextInt(nodes.size()));
      List<Integer> still = new ArrayList<>(all.processes());
      still.removeAll(moving.keySet());
      if (!still.isEmpty()) {
        move(still.get((int) (who * still.size())), target, tally);
      }
    }
    return tally;
  }

  /** Time to the next of events that come independently of each other, {@code mean} apart. */
  static long exponentialNs(Random random, Duration mean) {
    return (long) (-Math.log(1 - random.nextDouble()) * mean.toNanos());
  }

  private void move(int pid, Address target, Tally tally) throws IOException {
    String name = Processes.status(pid, "Name").orElse("ended");
    CompletableFuture<MigrationOutcome> outcome =
        cluster.home().control().startMigrate(pid, target, "storm");
    moving.put(pid, outcome);
    outcome.whenComplete(
        (result, refusal) -> {
          moving.remove(pid);
          if (result == null) {
            tally.refuse(name, refusal.getMessage());
          } else {
            tally.add(name, result);
          }
        });
  }
}
