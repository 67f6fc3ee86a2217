package dev.roost.policy.freeze;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Freeze;
import java.util.List;
import java.util.Optional;

/**
 * The rule: freeze when memory or CPUs are not enough, thaw when they are again, and take turns
 * between. One change at a time, after which the figures settle.
 */
record FreezeRule(Settings settings) {

  Decision decide(ClusterSnapshot snapshot, Memory before) {
    Optional<Home> home = Home.of(snapshot, settings);
    Memory memory = before.seen(snapshot, home, settings);
    if (home.isEmpty() || !memory.mayChange(snapshot.takenAtMs(), settings)) {
      return new Decision(List.of(), memory);
    }
    List<Freeze> change = new Moment(snapshot, home.orElseThrow(), memory, settings).change();
    return new Decision(change, memory.with(change, snapshot));
  }
}
