package dev.roost.policy.opportunitycost;

import dev.roost.api.ProcessView;
import dev.roost.api.StayReason;

/** A process of home {@code a} of which a test changes what it is about. */
record Hog(
    int pid,
    String where,
    ProcessView.State state,
    boolean automatic,
    double cpu,
    long mib,
    double calls,
    double waits,
    long ageMs,
    long movedMs,
    int moves,
    StayReason stay) {

  static Hog home(int pid, double cpu) {
    return new Hog(pid, "a", ProcessView.State.HOME, true, cpu, 1, 0, 0, 60_000, -1, 0, null);
  }

  static Hog away(int pid, String where, double cpu) {
    return new Hog(pid, where, ProcessView.State.AWAY, true, cpu, 1, 0, 0, 90_000, 30_000, 1, null);
  }

  Hog byHandOnly() {
    return new Hog(pid, where, state, false, cpu, mib, calls, waits, ageMs, movedMs, moves, stay);
  }

  Hog staying() {
    StayReason reason = new StayReason("shared-memory", "It shares memory.");
    return new Hog(
        pid, where, state, automatic, cpu, mib, calls, waits, ageMs, movedMs, moves, reason);
  }

  Hog in(ProcessView.State now) {
    return new Hog(pid, where, now, automatic, cpu, mib, calls, waits, ageMs, movedMs, moves, stay);
  }

  Hog memory(long newMib) {
    return new Hog(
        pid, where, state, automatic, cpu, newMib, calls, waits, ageMs, movedMs, moves, stay);
  }

  Hog calling(double perSecond) {
    return new Hog(
        pid, where, state, automatic, cpu, mib, perSecond, waits, ageMs, movedMs, moves, stay);
  }

  Hog waiting(double share) {
    return new Hog(
        pid, where, state, automatic, cpu, mib, calls, share, ageMs, movedMs, moves, stay);
  }

  Hog aged(long ms) {
    return new Hog(pid, where, state, automatic, cpu, mib, calls, waits, ms, movedMs, moves, stay);
  }

  Hog moved(long agoMs, int times) {
    return new Hog(pid, where, state, automatic, cpu, mib, calls, waits, ageMs, agoMs, times, stay);
  }

  ProcessView view() {
    return new ProcessView(
        pid, "hog", 1000, "a", where, state, automatic, moves, cpu, mib << 20, calls, 0, waits, 0,
        0, ageMs, movedMs, stay);
  }
}
