package dev.roost.policy.memoryusher;

import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.Locale;
import java.util.Optional;

/** What may be moved, and where to. Each objection is the end of a sentence. */
record Eligibility(Rooms rooms, Memory memory, Settings settings, long nowMs) {

  /** Why {@code process} stays where it is, though memory is short there. */
  Optional<String> objection(ProcessView process) {
    if (!process.automatic()) {
      return Optional.of("policies may not move it: it is not in the cgroup roost");
    }
    if (process.stay() != null) {
      return Optional.of("it stays: " + process.stay().word());
    }
    if (process.state() != ProcessView.State.HOME && !process.runsAway()) {
      return Optional.of("it is " + process.state());
    }
    if (process.memoryBytes() < settings.minBytes()) {
      return Optional.of("it has too little memory");
    }
    Room here = rooms.of(process.where());
    if (here != null && rooms.isHome(here.id()) && !here.gainsByKeeping(process.memoryBytes())) {
      return Optional.of("home keeps its memory, and has no swap to put it into");
    }
    if (process.ageMs() < settings.youngMs()) {
      return Optional.of("it is too young: " + process.ageMs() + " ms");
    }
    if (process.movedMs() >= 0 && process.movedMs() < settings.settleMs()) {
      return Optional.of(
          "it has moved %d ms ago and rests for %d"
              .formatted(process.movedMs(), settings.settleMs()));
    }
    return memory.proposed(process.pid(), settings.retryMs(), nowMs)
        ? Optional.of("it was proposed less than " + settings.retryMs() + " ms ago")
        : Optional.empty();
  }

  /** Why {@code process} cannot go to {@code room}. */
  Optional<String> objection(ProcessView process, Room room) {
    NodeView node = room.node();
    boolean isHome = rooms.isHome(room.id());
    if (room.id().equals(process.where())) {
      return Optional.of("it is there");
    }
    if (!process.mayRunOn(room.id())) {
      return Optional.of("is none of the nodes that it was started for");
    }
    if (!room.isKnown()) {
      return Optional.of("has said nothing yet");
    }
    if (node.state() != NodeView.State.READY && !isHome) {
      return Optional.of("is " + node.state());
    }
    if (node.ageMs() > settings.maxLoadAgeMs() && !isHome) {
      return Optional.of("has said nothing for " + node.ageMs() + " ms");
    }
    boolean isFull = !isHome && node.load().memoryFreeBytes() < process.memoryBytes();
    if (isFull
        || room.isPressed(settings)
        || !room.leaves(settings.high(), process.memoryBytes(), settings)) {
      return Optional.of(
          String.format(Locale.ROOT, "would keep less than %.0f %%", 100 * settings.high()));
    }
    return Optional.empty();
  }
}
