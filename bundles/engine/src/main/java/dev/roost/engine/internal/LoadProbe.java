package dev.roost.engine.internal;

import dev.roost.linux.proc.AllPids;
import dev.roost.linux.proc.ProcStat;
import dev.roost.linux.proc.ProcTasks;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Measures load and each process's CPU use from /proc, twice a second. The averages are asymmetric
 * on purpose: a node thinks of itself as lightly loaded and lets others think of it as heavily
 * loaded, so that processes do not move to and fro.
 */
final class LoadProbe implements AutoCloseable {
  private static final long SAMPLE_MS = 500;
  private static final double TICKS_PER_SECOND = 100;

  /** Weight of a new sample in the average over about one second. */
  private static final double WEIGHT = 0.4;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("roost-load").daemon(true).factory());
  private final double ofCpu;
  private final int self = (int) ProcessHandle.current().pid();
  private Map<Integer, Sample> samples = new HashMap<>();
  private double runnable;
  private double local;
  private double advertised;

  /** CPU ticks of a process at one moment and its averaged use of CPUs. */
  private record Sample(long ticks, long atNs, double cpuLoad) {}

  /**
   * @param ofCpu CPU seconds per second that a thread has on this node when it is alone
   */
  LoadProbe(double ofCpu) {
    this.ofCpu = ofCpu;
  }

  void start() {
    timer.scheduleAtFixedRate(this::sample, 0, SAMPLE_MS, TimeUnit.MILLISECONDS);
  }

  private void sample() {
    try {
      Map<Integer, Sample> next = new HashMap<>();
      int running = 0;
      for (int pid : AllPids.list()) {
        if (pid != self) {
          running += sample(pid, next);
        }
      }
      fold(running, next);
    } catch (IOException | RuntimeException e) {
      System.getLogger("roost.load").log(System.Logger.Level.WARNING, "no load sample", e);
    }
  }

  private int sample(int pid, Map<Integer, Sample> next) {
    try {
      ProcStat stat = ProcStat.read(pid);
      long now = System.nanoTime();
      long ticks = stat.utime() + stat.stime();
      Sample before;
      synchronized (this) {
        before = samples.get(pid);
      }
      double load = 0;
      if (before != null) {
        double seconds = (now - before.atNs()) / 1e9;
        double latest = Math.max(0, ticks - before.ticks()) / TICKS_PER_SECOND / seconds / ofCpu;
        load = before.cpuLoad() + WEIGHT * (latest - before.cpuLoad());
      }
      next.put(pid, new Sample(ticks, now, load));
      if (stat.numThreads() == 1) {
        return stat.state() == 'R' ? 1 : 0;
      }
      int running = 0;
      for (int tid : ProcTasks.tids(pid)) {
        running += ProcStat.read(pid, tid).state() == 'R' ? 1 : 0;
      }
      return running;
    } catch (IOException e) {
      // It ended between the listing and the look, which is no load.
      return 0;
    }
  }

  private synchronized void fold(int running, Map<Integer, Sample> next) {
    samples = next;
    runnable += WEIGHT * (running - runnable);
    double share = SAMPLE_MS / 1000.0;
    local = runnable > local ? local + share * 3 / 8 * (runnable - local) : runnable;
    advertised =
        runnable >= advertised ? runnable : advertised + share / 8 * (runnable - advertised);
  }

  /** CPUs of this node that {@code pid} used over about the last second. */
  synchronized double cpuLoad(int pid) {
    Sample sample = samples.get(pid);
    return sample == null ? 0 : sample.cpuLoad();
  }

  /** Threads that ran or waited for a CPU, averaged over about a second. */
  synchronized double runnable() {
    return runnable;
  }

  /** For own decisions: up slowly, down at once. */
  synchronized double local() {
    return local;
  }

  /** For others: up at once, down slowly. */
  synchronized double advertised() {
    return advertised;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
