package dev.roost.simulator;

import dev.roost.api.LoadVector;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * One node: its CPUs are shared equally among the processes that run there, none of which uses more
 * than one. Progress is one number per node (work done for each process since the beginning), so
 * that an arrival or an end costs a step in a heap however many run.
 */
final class Machine {
  /** How much slower all of a node is whose running processes have more memory than it has. */
  static final double THRASHING = 10;

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          Comparator.<Task>comparingDouble(task -> task.finish)
              .thenComparingDouble(task -> task.job.arrival()));
  private final Scenario.Hardware hardware;
  private final History history;
  private double progress;
  private double at;
  private long running;
  private long reserved;
  private int guests;
  private int owners;

  /** What it has to bear. */
  final Strain strain = new Strain();

  /** Whom it takes as guests. */
  final Gate gate = new Gate();

  /** Counts changes, so that an end that was computed before one is known to be void. */
  int version;

  Machine(Scenario.Hardware hardware) {
    this.hardware = hardware;
    history = new History(hardware.memoryBytes());
  }

  /** Begins to run {@code task}, which needs {@code work} more seconds of a standard CPU. */
  void run(Task task, double work, double now) {
    advance(now);
    task.finish = progress + work;
    tasks.add(task);
    count(task, 1);
    changed(now);
  }

  /** Stops running {@code task}; what it still needs. */
  double stop(Task task, double now) {
    advance(now);
    tasks.remove(task);
    count(task, -1);
    changed(now);
    return Math.max(0, task.finish - progress);
  }

  /** Sets memory aside for who comes, or for who is away; gives it back if negative. */
  void reserve(long bytes, double now) {
    advance(now);
    reserved += bytes;
    changed(now);
  }

  long freeBytes() {
    return Math.max(0, leftBytes());
  }

  /** What is in swap if negative: of what is kept for the absent first. */
  private long leftBytes() {
    return hardware.memoryBytes() - running - reserved;
  }

  /** The process that ends next, or null. */
  Task first() {
    return tasks.peek();
  }

  /** When {@link #first} ends if nothing changes. */
  double endOfFirst() {
    return at + Math.max(0, tasks.peek().finish - progress) / rate();
  }

  /** Share of a CPU that each process gets. */
  double share() {
    return Math.min(1, (double) hardware.cpus() / Math.max(1, tasks.size()));
  }

  LoadVector load(double time) {
    return history.load(time, hardware);
  }

  private void count(Task task, int one) {
    running += one * task.job.memoryBytes();
    guests += task.isHome() ? 0 : one;
    owners += task.job.isOwners() ? one : 0;
  }

  /** What runs here now, in no order. */
  Collection<Task> tasks() {
    return Collections.unmodifiableCollection(tasks);
  }

  boolean hasGuests() {
    return guests > 0;
  }

  private boolean isPaging() {
    return running > hardware.memoryBytes();
  }

  private void advance(double now) {
    strain.passed(now - at, isPaging(), owners > 0 && guests > 0);
    if (!tasks.isEmpty()) {
      progress += rate() * (now - at);
    }
    at = now;
  }

  private double rate() {
    double slower = isPaging() ? THRASHING : 1;
    return hardware.speed() * share() / slower;
  }

  private void changed(double now) {
    version++;
    // What is slowed down waits for memory in the rest of its time.
    history.changed(now, tasks.size(), leftBytes(), isPaging() ? 1 - 1 / THRASHING : 0);
  }
}
