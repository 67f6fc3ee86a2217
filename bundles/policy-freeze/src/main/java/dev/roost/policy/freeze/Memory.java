package dev.roost.policy.freeze;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Freeze;
import dev.roost.api.ProcessView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rule remembers from one decision to the next. Times are those of {@code
 * ClusterSnapshot.takenAtMs}.
 *
 * @param redSinceMs since when the load is above red, {@link #NEVER} if it is not
 * @param blueSinceMs since when, and since which change, one more would leave it blue
 * @param changedMs when something was changed last; before that, when this began
 * @param hasChanged whether anything was changed
 * @param frozen what is frozen by a policy, by pid
 * @param thawed when what was frozen once went on, by pid
 * @param asked what was asked for and cannot be seen yet, by pid
 */
record Memory(
    long redSinceMs,
    long blueSinceMs,
    long changedMs,
    boolean hasChanged,
    Map<Integer, Ice> frozen,
    Map<Integer, Long> thawed,
    Map<Integer, Order> asked) {

  static final long NEVER = Long.MAX_VALUE;
  static final Memory EMPTY = new Memory(NEVER, NEVER, NEVER, false, Map.of(), Map.of(), Map.of());

  /**
   * A frozen process.
   *
   * @param sinceMs when it was first seen so
   * @param bytes what it had in memory: little of that may be left there
   */
  record Ice(long sinceMs, long bytes) {}

  /** What was asked for a process. */
  record Order(boolean frozen, long atMs, long bytes) {}

  Memory {
    frozen = Map.copyOf(frozen);
    thawed = Map.copyOf(thawed);
    asked = Map.copyOf(asked);
  }

  /** With what {@code snapshot} shows; {@code home} is empty if it says nothing of that. */
  Memory seen(ClusterSnapshot snapshot, Optional<Home> home, Settings settings) {
    long nowMs = snapshot.takenAtMs();
    Map<Integer, Ice> ice = new HashMap<>();
    Map<Integer, Long> molten = new HashMap<>();
    Map<Integer, Order> open = new HashMap<>();
    for (ProcessView process : snapshot.processes()) {
      int pid = process.pid();
      boolean isFrozen = process.state() == ProcessView.State.FROZEN;
      Order order = asked.get(pid);
      if (isFrozen) {
        long bytes = order == null ? 0 : order.bytes();
        Ice before = frozen.getOrDefault(pid, new Ice(nowMs, bytes));
        ice.put(pid, new Ice(before.sinceMs(), Math.max(before.bytes(), process.memoryBytes())));
      } else if (frozen.containsKey(pid)) {
        molten.put(pid, nowMs);
      } else if (thawed.containsKey(pid)) {
        molten.put(pid, thawed.get(pid));
      }
      if (order != null
          && order.frozen() != isFrozen
          && nowMs - order.atMs() < settings.retryMs()) {
        open.put(pid, order);
      }
    }
    boolean isRed = home.filter(h -> h.isRed(settings)).isPresent();
    boolean isBlue = home.filter(h -> h.isBlue(settings)).isPresent();
    return new Memory(
        isRed ? Math.min(redSinceMs, nowMs) : NEVER,
        isBlue ? Math.min(blueSinceMs, nowMs) : NEVER,
        Math.min(changedMs, nowMs),
        hasChanged,
        ice,
        molten,
        open);
  }

  /** With these, which this decision asks for. */
  Memory with(List<Freeze> freezes, ClusterSnapshot snapshot) {
    if (freezes.isEmpty()) {
      return this;
    }
    Map<Integer, Order> orders = new HashMap<>(asked);
    for (Freeze freeze : freezes) {
      long bytes = snapshot.process(freeze.pid()).map(this::bytes).orElse(0L);
      orders.put(freeze.pid(), new Order(freeze.frozen(), snapshot.takenAtMs(), bytes));
    }
    // What was thawed must show in the load before there is room for another.
    return new Memory(redSinceMs, NEVER, snapshot.takenAtMs(), true, frozen, thawed, orders);
  }

  boolean mayChange(long nowMs, Settings settings) {
    return !hasChanged || nowMs - changedMs >= settings.settleMs();
  }

  /** Since when {@code process} runs: since its start, or since it was thawed last. */
  long runsSinceMs(ProcessView process, long nowMs) {
    return Math.max(nowMs - process.ageMs(), thawed.getOrDefault(process.pid(), Long.MIN_VALUE));
  }

  long frozenSinceMs(ProcessView process) {
    return frozen.get(process.pid()).sinceMs();
  }

  /** What {@code process} has in memory, or will have if it is thawed. */
  long bytes(ProcessView process) {
    Ice ice = frozen.get(process.pid());
    return ice == null ? process.memoryBytes() : ice.bytes();
  }
}
