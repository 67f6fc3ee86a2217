package dev.roost.storm;

import dev.roost.testkit.Commands;
import dev.roost.testkit.OwnCgroup;
import dev.roost.testkit.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Memory pressure: at random moments a process of the command, drawn at random, and its body lose
 * all of their memory to swap and files ({@code page_out.c}), whatever the engines do with it at
 * that moment.
 */
final class Pressure implements AutoCloseable {
  private final Path tool;
  private final OwnCgroup all;
  private final Duration gap;
  private final Random random;
  private final Thread thread;
  private volatile boolean over;
  private volatile Throwable fault;
  private Taken taken = Taken.NOTHING;

  /**
   * Begins, unless there is no pressure in the weather.
   *
   * @param tool the compiled {@code page_out}
   * @param all the processes of the command
   * @param gap mean time between two, or zero for none
   */
  Pressure(Path tool, OwnCgroup all, Duration gap, long seed) {
    this.tool = tool;
    this.all = all;
    this.gap = gap;
    this.random = new Random(~seed);
    this.thread = Thread.ofPlatform().daemon().name("storm-pressure").unstarted(this::press);
    if (!gap.isZero()) {
      thread.start();
    }
  }

  /**
   * What was taken away.
   *
   * @param times how often
   * @param mostKib the most of one process and its body that was in swap afterwards
   */
  record Taken(int times, long mostKib) {
    static final Taken NOTHING = new Taken(0, 0);

    Taken and(Taken other) {
      return new Taken(times + other.times, Math.max(mostKib, other.mostKib));
    }

    @Override
    public String toString() {
      return "memory taken away %d times, up to %d KiB of a process in swap"
          .formatted(times, mostKib);
    }
  }

  private void press() {
    try {
      while (!over) {
        LockSupport.parkNanos(Gale.exponentialNs(random, gap));
        double who = random.nextDouble();
        List<Integer> processes = all.processes();
        if (!processes.isEmpty()) {
          pageOut(processes.get((int) (who * processes.size())));
        }
      }
    } catch (RuntimeException e) {
      fault = e;
    }
  }

  private synchronized void pageOut(int pid) {
    List<String> command = new ArrayList<>(List.of(tool.toString(), Integer.toString(pid)));
    Processes.bodiesOf(pid).forEach(body -> command.add(Integer.toString(body)));
    String[] said = Commands.run(command).split(" ");
    taken = taken.and(new Taken(1, Long.parseLong(said[0])));
  }

  synchronized Taken taken() {
    return taken;
  }

  /**
   * Ends it.
   *
   * @throws IllegalStateException if it could not be done
   */
  @Override
  public void close() {
    over = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (fault != null) {
      throw new IllegalStateException("no memory pressure: " + fault.getMessage(), fault);
    }
  }
}
