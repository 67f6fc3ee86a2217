package dev.roost.policy.opportunitycost;

import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.Locale;
import java.util.Optional;

/** What must come home, whatever it costs: its guest goes, or it waits for its home too much. */
final class Homing {
  private Homing() {}

  /** Why {@code process} comes home now. An order that is being followed is not given twice. */
  static Optional<String> why(
      ProcessView process, Picture picture, Memory memory, Settings settings) {
    if (!process.runsAway()
        || !process.automatic()
        || process.stay() != null
        || memory.proposedTo(
            picture.self(), process.pid(), settings.pendingMs(), picture.nowMs())) {
      return Optional.empty();
    }
    NodeView.State state = picture.state(process.where());
    if (state != NodeView.State.READY) {
      return Optional.of("its guest " + process.where() + " is " + state);
    }
    if (!memory.talk(process.pid()).lasts(picture.nowMs(), settings.talkMs())
        || picture.shareAtHome(process) < 1 - picture.wait(process)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "it waits for its home for %.2f of its time, with %.0f calls and %.1f MB per second;"
                + " %.2f are too much",
            picture.wait(process),
            process.callsPerSecond(),
            process.bytesPerSecond() / 1e6,
            settings.maxCallWait()));
  }
}
