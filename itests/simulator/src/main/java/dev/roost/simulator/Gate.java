package dev.roost.simulator;

import dev.roost.api.Admission;

/** Whom a node takes as guests, and whom it took before the last change: others hear it late. */
final class Gate {
  private Admission now = Admission.ALL;
  private Admission before = Admission.ALL;
  private double changedAt;

  void set(Admission admission, double time) {
    if (!admission.equals(now)) {
      before = now;
      now = admission;
      changedAt = time;
    }
  }

  Admission now() {
    return now;
  }

  /** What others are told who know the node as it was at {@code time}. */
  Admission at(double time) {
    return time >= changedAt ? now : before;
  }
}
