package dev.roost.policy.opportunitycost;

import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.Optional;

/** What may be moved, and where to, whatever it costs. Each objection is the end of a sentence. */
record Eligibility(Picture picture, Memory memory, Settings settings) {

  /** What waits for more than this part of the limit at home is not sent away. */
  private static final double LEAVING_SHARE = 0.7;

  /** ... unless home is so crowded that it gets less than this part there of what it gets away. */
  private static final double CROWDED_SHARE = 0.5;

  /** Why {@code process} stays where it is. */
  Optional<String> objection(ProcessView process) {
    long nowMs = picture.nowMs();
    Place place = picture.place(process.where());
    long settleMs = settings.settleMs() << Math.clamp(process.moves() - 2, 0, 4);
    if (!process.automatic()) {
      return Optional.of("policies may not move it: it is not in the cgroup roost");
    }
    if (process.stay() != null) {
      return Optional.of("it stays: " + process.stay().word());
    }
    if (process.state() != ProcessView.State.HOME && !process.runsAway()) {
      return Optional.of("it is " + process.state());
    }
    if (process.ageMs() < settings.youngMs()) {
      return Optional.of("it is too young: " + process.ageMs() + " ms");
    }
    if (process.movedMs() >= 0 && process.movedMs() < settleMs) {
      return Optional.of("it has moved " + process.movedMs() + " ms ago and rests for " + settleMs);
    }
    if (memory.talk(process.pid()).rests(nowMs)) {
      return Optional.of("it came home because it talks, and rests");
    }
    if (memory.proposed(process.pid(), settings.retryMs(), nowMs)) {
      return Optional.of("it was proposed less than " + settings.retryMs() + " ms ago");
    }
    if (place == null || !place.isKnown()) {
      return Optional.of("nothing is known of the load of " + process.where());
    }
    return picture.demand(process) < settings.minProcessLoad()
        ? Optional.of("it wants too little CPU")
        : Optional.empty();
  }

  /** Why {@code process} cannot go to {@code place}. */
  Optional<String> objection(ProcessView process, Place place) {
    NodeView node = place.node();
    if (node.id().equals(process.where())) {
      return Optional.of("it is there");
    }
    if (node.state() != NodeView.State.READY) {
      return Optional.of("is " + node.state());
    }
    if (!process.mayRunOn(node.id())) {
      return Optional.of("is none of the nodes that it was started for");
    }
    if (!place.isKnown()) {
      return Optional.of("has said nothing yet");
    }
    if (picture.isSelf(place)) {
      return Optional.empty();
    }
    if (node.ageMs() > settings.maxLoadAgeMs()) {
      return Optional.of("has said nothing for " + node.ageMs() + " ms");
    }
    if (place.freeBytes() <= process.memoryBytes()) {
      return Optional.of("is full");
    }
    double wait = picture.wait(process);
    boolean isBetterOff = picture.shareAtHome(process) < CROWDED_SHARE * (1 - wait);
    return wait > LEAVING_SHARE * settings.maxCallWait() && !isBetterOff
        ? Optional.of("it talks too much")
        : Optional.empty();
  }
}
