package dev.roost.policy.memoryusher;

import dev.roost.api.ProcessView;
import dev.roost.api.StayReason;

/** A process of home {@code a} of which a test changes what it is about. */
record Big(
    int pid,
    String where,
    ProcessView.State state,
    boolean automatic,
    long mib,
    long ageMs,
    long movedMs,
    StayReason stay) {

  static Big home(int pid, long mib) {
    return new Big(pid, "a", ProcessView.State.HOME, true, mib, 60_000, -1, null);
  }

  static Big away(int pid, String where, long mib) {
    return new Big(pid, where, ProcessView.State.AWAY, true, mib, 60_000, 30_000, null);
  }

  Big in(ProcessView.State now) {
    return new Big(pid, where, now, automatic, mib, ageMs, movedMs, stay);
  }

  Big byHandOnly() {
    return new Big(pid, where, state, false, mib, ageMs, movedMs, stay);
  }

  Big staying() {
    StayReason reason = new StayReason("shared-memory", "It shares memory.");
    return new Big(pid, where, state, automatic, mib, ageMs, movedMs, reason);
  }

  Big aged(long ms) {
    return new Big(pid, where, state, automatic, mib, ms, movedMs, stay);
  }

  Big moved(long agoMs) {
    return new Big(pid, where, state, automatic, mib, ageMs, agoMs, stay);
  }

  ProcessView view() {
    return new ProcessView(
        pid, "big", 1000, "a", where, state, automatic, 1, 0.5, mib << 20, 0, 0, 0, 0, 0, ageMs,
        movedMs, stay);
  }
}
