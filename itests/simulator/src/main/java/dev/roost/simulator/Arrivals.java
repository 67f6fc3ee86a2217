package dev.roost.simulator;

import dev.roost.simulator.Scenario.Workload;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/**
 * The processes of a scenario, in the order in which they come, drawn one by one: the same for the
 * same seed, however they are placed. A million of them need no more memory than one.
 */
final class Arrivals implements Iterator<Job> {
  private final Workload work;
  private final int homes;
  private final SplittableRandom random;
  private final Deque<Job> owners = new ArrayDeque<>();
  private Job next;
  private double now;
  private int drawn;

  Arrivals(Scenario scenario, long seed) {
    work = scenario.work();
    homes = work.homes() == 0 ? scenario.nodes().size() : work.homes();
    random = new SplittableRandom(seed);
    scenario.owners().stream()
        .flatMap(owner -> Collections.nCopies(owner.processes(), owner.job()).stream())
        .sorted(Comparator.comparingDouble(Job::arrival))
        .forEach(owners::add);
    next = draw();
  }

  @Override
  public boolean hasNext() {
    return next != null || !owners.isEmpty();
  }

  @Override
  public Job next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + drawn + " processes have come");
    }
    if (next == null || !owners.isEmpty() && owners.getFirst().arrival() < next.arrival()) {
      return owners.removeFirst();
    }
    Job job = next;
    next = draw();
    return job;
  }

  /** The next that is not an owner's, or null. */
  private Job draw() {
    if (drawn == work.jobs()) {
      return null;
    }
    drawn++;
    now += exponential(1 / work.perSecond());
    int home = random.nextInt(homes);
    double needs = work.shape() == 0 ? exponential(work.meanWork()) : pareto();
    long memory =
        (long)
            Math.min(
                work.mostMemoryBytes(), Math.max(1 << 20, exponential(work.meanMemoryBytes())));
    boolean talks = random.nextDouble() < work.talkers();
    double calls = random.nextDouble() * work.callsPerSecond();
    double bytes = random.nextDouble() * work.bytesPerSecond();
    return new Job(
        now, home, Math.max(0.01, needs), memory, talks ? calls : 0, talks ? bytes : 0, false);
  }

  private double exponential(double mean) {
    return -mean * Math.log1p(-random.nextDouble());
  }

  /** Pareto, cut at a thousand times its least value: few long processes, many short ones. */
  private double pareto() {
    double shape = work.shape();
    double cut = Math.pow(1e-3, shape);
    double meanOfLeastOne = shape / (shape - 1) * (1 - Math.pow(1e-3, shape - 1)) / (1 - cut);
    double least = work.meanWork() / meanOfLeastOne;
    return least * Math.pow(1 - random.nextDouble() * (1 - cut), -1 / shape);
  }
}
