package dev.roost.simulator;

import dev.roost.simulator.Event.Arrived;
import dev.roost.simulator.Event.Pause;
import dev.roost.simulator.Scenario.Network;

/**
 * Carries moves out as the engine does: the memory of a large process is sent away while it runs;
 * on the way home, and of a small process, it stands still; from one guest to another is home and
 * out again. Home keeps the memory of what is away. A target that is full by then, or does not take
 * guests of that home any more, refuses.
 */
final class Moves {
  private final Network network;
  private final Machine[] machines;
  private final Lookout lookout;
  private final Simulation simulation;
  private long completed;
  private long refused;
  private long bytes;

  Moves(Network network, Machine[] machines, Lookout lookout, Simulation simulation) {
    this.network = network;
    this.machines = machines;
    this.lookout = lookout;
    this.simulation = simulation;
  }

  /** Begins a move; false if the target refuses. */
  boolean begin(Task task, int target, double now) {
    boolean isHomeward = target == task.job.home();
    boolean isFull = machines[target].freeBytes() < task.job.memoryBytes();
    boolean isTaken = machines[target].gate.now().takes(lookout.id(task.job.home()));
    if (!isHomeward && (isFull || !isTaken)) {
      refused++;
      return false;
    }
    if (!isHomeward) {
      machines[target].reserve(task.job.memoryBytes(), now);
      simulation.replan(target);
    }
    task.target = target;
    double out = task.job.memoryBytes() / network.outBytesPerSecond();
    boolean isPrecopied = task.isHome() && task.job.memoryBytes() >= network.precopyBytes();
    if (isPrecopied) {
      simulation.plan(now + out, new Pause(task));
    } else {
      pause(task, now);
    }
    return true;
  }

  /** Stops the process; plans when it goes on. */
  void pause(Task task, double now) {
    if (task.isDone) {
      return;
    }
    double left = machines[task.where].stop(task, now);
    simulation.replan(task.where);
    task.finish = task.isHome() ? left : left / (1 + network.wait(task.job));
    simulation.plan(now + still(task), new Arrived(task));
  }

  /** How long it stands still. */
  private double still(Task task) {
    boolean isPrecopied = task.isHome() && task.job.memoryBytes() >= network.precopyBytes();
    double out = isPrecopied ? 0 : task.job.memoryBytes() / network.outBytesPerSecond();
    double home = task.job.memoryBytes() / network.homeBytesPerSecond();
    if (task.isHome()) {
      return network.pauseSeconds() + out;
    }
    return task.target == task.job.home()
        ? network.pauseSeconds() + home
        : 2 * network.pauseSeconds() + home + out;
  }

  /** The process runs at its target. */
  void arrived(Task task, double now) {
    long memory = task.job.memoryBytes();
    boolean wasHome = task.isHome();
    task.where = task.target;
    task.target = -1;
    task.moves++;
    task.movedAt = now;
    completed++;
    bytes += memory;
    if (task.isHome()) {
      machines[task.where].reserve(-memory, now);
    } else {
      machines[task.where].reserve(-memory, now);
      if (wasHome) {
        machines[task.job.home()].reserve(memory, now);
        simulation.replan(task.job.home());
      }
    }
    double work = task.isHome() ? task.finish : task.finish * (1 + network.wait(task.job));
    machines[task.where].run(task, work, now);
    simulation.replan(task.where);
  }

  /** The process has ended before it was stopped for its move. */
  void gaveUp(Task task, double now) {
    if (task.target != task.job.home()) {
      machines[task.target].reserve(-task.job.memoryBytes(), now);
      simulation.replan(task.target);
    }
    task.target = -1;
  }

  long completed() {
    return completed;
  }

  long refused() {
    return refused;
  }

  long bytes() {
    return bytes;
  }
}
