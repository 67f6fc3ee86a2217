package dev.roost.simulator;

import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;

/**
 * A mean slowdown below which no policy comes, whatever it knows of the future and whatever moves
 * cost. Two bounds, of which the higher one counts:
 *
 * <ul>
 *   <li>no process is quicker than alone on the fastest CPU;
 *   <li>the whole cluster is one machine of the summed speed that may divide itself as it likes.
 *       The sum of weighted mean busy times, with weights 1/work, is least if it always runs the
 *       shortest process first, whatever comes (Goemans' relaxation of preemptive scheduling); a
 *       process that no CPU runs faster than f ends at least work/(2f) after its mean busy time.
 * </ul>
 */
final class LowerBound {
  private LowerBound() {}

  private static final class Running {
    final Job job;
    double left;

    Running(Job job) {
      this.job = job;
      left = job.work();
    }
  }

  /** The bound for the processes that {@code seed} draws. */
  static double slowdown(Scenario scenario, long seed) {
    double fastest = scenario.nodes().stream().mapToDouble(n -> n.speed()).max().orElseThrow();
    double speed = scenario.nodes().stream().mapToDouble(Scenario.Hardware::capacity).sum();
    double together = together(new Arrivals(scenario, seed), speed, fastest);
    return Math.max(1 / fastest, together / scenario.jobs());
  }

  private static double together(Iterator<Job> arrivals, double speed, double fastest) {
    PriorityQueue<Running> shortest =
        new PriorityQueue<>(Comparator.comparingDouble((Running r) -> r.job.work()));
    double sum = 0;
    double now = 0;
    Job next = arrivals.next();
    while (next != null || !shortest.isEmpty()) {
      double until = next == null ? Double.POSITIVE_INFINITY : next.arrival();
      while (!shortest.isEmpty() && now < until) {
        Running running = shortest.peek();
        double seconds = Math.min(running.left / speed, until - now);
        // Weight, share of its work that is done now, and when, since it came.
        double done = seconds * speed / running.job.work();
        sum += done * (now + seconds / 2 - running.job.arrival()) / running.job.work();
        now += seconds;
        running.left -= seconds * speed;
        if (running.left <= 1e-9 * running.job.work()) {
          shortest.remove();
          sum += 1 / (2 * fastest);
        }
      }
      if (next != null) {
        now = until;
        shortest.add(new Running(next));
        next = arrivals.hasNext() ? arrivals.next() : null;
      }
    }
    return sum;
  }
}
