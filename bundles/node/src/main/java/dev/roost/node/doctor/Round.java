package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs checks side by side, and makes a finding of each that cannot look or does not come back. */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  private final List<Check> checks;
  private final Duration limit;

  /** Every check has {@code limit} to come back. */
  Round(List<Check> checks, Duration limit) {
    this.checks = List.copyOf(checks);
    this.limit = limit;
  }

  /** What all of them see, in their order. */
  List<CheckView> run() throws InterruptedException {
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("roost-check-", 0).factory());
    try {
      List<Callable<List<CheckView>>> tasks = new ArrayList<>();
      checks.forEach(check -> tasks.add(check::look));
      List<Future<List<CheckView>>> seen =
          threads.invokeAll(tasks, limit.toMillis(), TimeUnit.MILLISECONDS);
      List<CheckView> all = new ArrayList<>();
      for (int i = 0; i < checks.size(); i++) {
        all.addAll(result(checks.get(i).name(), seen.get(i)));
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<CheckView> result(String name, Future<List<CheckView>> seen)
      throws InterruptedException {
    try {
      return seen.get();
    } catch (CancellationException e) {
      LOG.debug("{} did not come back", name, e);
      return List.of(
          CheckView.wrong(
              name,
              "it gave no answer within %d s".formatted(limit.toSeconds()),
              "start the node again if that stays so"));
    } catch (ExecutionException e) {
      LOG.debug("{} could not be looked at", name, e.getCause());
      return List.of(
          CheckView.warning(
              name,
              "it could not be looked at: " + e.getCause().getMessage(),
              "the log of the agent says more: log:display"));
    }
  }
}
