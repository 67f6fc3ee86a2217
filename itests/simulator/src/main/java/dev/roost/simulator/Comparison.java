package dev.roost.simulator;

import dev.roost.api.PlacementPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * The same scenarios under several policies.
 *
 * @param policies what makes each, by name
 * @param threads how many scenarios are run at a time; results do not depend on it
 */
record Comparison(Map<String, Supplier<PlacementPolicy>> policies, int threads) {

  /**
   * All of what came of it.
   *
   * @param scenarios how many
   * @param bound mean of the lower bounds
   * @param totals what each policy made of all of them
   */
  record Result(int scenarios, double bound, Map<String, Total> totals) {}

  private record One(double bound, Map<String, Outcome> outcomes) {}

  /** Runs the scenario of each of {@code seeds}. */
  Result run(LongStream seeds, LongFunction<Scenario> scenario) throws InterruptedException {
    List<Callable<One>> work =
        seeds.<Callable<One>>mapToObj(seed -> () -> one(scenario.apply(seed), seed)).toList();
    List<One> all = new ArrayList<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("simulation-", 1).factory());
    try {
      for (Future<One> future : pool.invokeAll(work)) {
        all.add(future.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a scenario could not be run: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
    Map<String, Total> totals = new LinkedHashMap<>();
    for (String name : policies.keySet()) {
      totals.put(name, Total.of(all.stream().map(one -> one.outcomes().get(name)).toList()));
    }
    double bound = all.stream().mapToDouble(One::bound).average().orElseThrow();
    return new Result(all.size(), bound, totals);
  }

  private One one(Scenario scenario, long seed) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    policies.forEach(
        (name, maker) -> outcomes.put(name, new Simulation(scenario, maker, seed).run()));
    return new One(LowerBound.slowdown(scenario, seed), outcomes);
  }
}
