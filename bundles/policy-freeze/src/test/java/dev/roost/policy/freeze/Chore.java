package dev.roost.policy.freeze;

import dev.roost.api.ProcessView;
import dev.roost.api.ProcessView.State;
import dev.roost.api.StayReason;
import java.util.List;

/** A process of home {@code a} of which a test changes what it is about. */
record Chore(
    int pid,
    int nice,
    State state,
    boolean automatic,
    long mib,
    long startedMs,
    StayReason stay,
    List<String> nodes) {

  /** One that began long ago, the sooner the smaller its pid. */
  static Chore nice(int pid, int nice) {
    return new Chore(pid, nice, State.HOME, true, 100, pid - 100_000, null, List.of());
  }

  Chore in(State now) {
    return new Chore(pid, nice, now, automatic, mib, startedMs, stay, nodes);
  }

  Chore byHand() {
    return new Chore(pid, nice, state, false, mib, startedMs, stay, nodes);
  }

  Chore of(long size) {
    return new Chore(pid, nice, state, automatic, size, startedMs, stay, nodes);
  }

  Chore startedAt(long ms) {
    return new Chore(pid, nice, state, automatic, mib, ms, stay, nodes);
  }

  Chore staying() {
    StayReason reason = new StayReason("shared-memory", "It shares memory.");
    return new Chore(pid, nice, state, automatic, mib, startedMs, reason, nodes);
  }

  Chore onlyOn(String... these) {
    return new Chore(pid, nice, state, automatic, mib, startedMs, stay, List.of(these));
  }

  ProcessView view(long nowMs) {
    String where = state == State.AWAY ? "b" : "a";
    return new ProcessView(
        pid,
        "chore",
        1000,
        "a",
        where,
        state,
        automatic,
        1,
        0.5,
        mib << 20,
        0,
        0,
        0,
        0,
        0,
        nowMs - startedMs,
        -1,
        stay,
        nodes,
        nice);
  }
}
