package dev.roost.simulator;

/** A process that runs: where it is, and how far it has come. */
final class Task {
  final Job job;
  final int pid;

  /** The node that runs it, or last did. */
  int where;

  /** The node that it is on its way to, or -1. */
  int target = -1;

  int moves;
  double movedAt = Double.NaN;
  boolean isDone;

  /** Value of its node's progress at which it ends; while it stands still, what is left. */
  double finish;

  Task(Job job, int pid) {
    this.job = job;
    this.pid = pid;
    where = job.home();
  }

  boolean isHome() {
    return where == job.home();
  }

  boolean isMoving() {
    return target >= 0;
  }
}
