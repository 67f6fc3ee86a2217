package dev.roost.policy.memoryusher;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Explanation;
import dev.roost.api.Explanation.Choice;
import dev.roost.api.Explanation.Term;
import dev.roost.api.ProcessView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the usher sees one process. What a node costs it is the share of the node's memory that would
 * be missing there ({@code short}) and the share of time that tasks wait for memory ({@code
 * pressure}).
 */
record Explainer(Rooms rooms, Eligibility eligibility, Settings settings) {

  static Optional<Explanation> explain(
      ClusterSnapshot snapshot, Memory before, Settings settings, int pid) {
    Memory memory = before.forget(snapshot, settings);
    Rooms rooms = new Rooms(snapshot, memory.moves().values(), settings);
    Eligibility eligibility = new Eligibility(rooms, memory, settings, snapshot.takenAtMs());
    Explainer explainer = new Explainer(rooms, eligibility, settings);
    return snapshot.process(pid).map(explainer::explain);
  }

  private Explanation explain(ProcessView process) {
    List<Choice> choices =
        rooms.all().stream()
            .filter(Room::isKnown)
            .map(room -> choice(process, room))
            .sorted(Comparator.comparingDouble(Choice::cost).thenComparing(Choice::node))
            .toList();
    return new Explanation(process.pid(), MemoryUsherPolicy.NAME, verdict(process), choices);
  }

  private Choice choice(ProcessView process, Room room) {
    long bytes = room.id().equals(process.where()) ? 0 : process.memoryBytes();
    double left = (double) (room.usableBytes(settings) - bytes) / room.totalBytes();
    double missing = Math.max(0, settings.high() - left);
    return new Choice(
        room.id(),
        missing + room.pressure(),
        List.of(new Term("short", missing), new Term("pressure", room.pressure())),
        eligibility.objection(process, room).orElse(""));
  }

  private String verdict(ProcessView process) {
    Room here = rooms.of(process.where());
    if (here == null || !here.isKnown()) {
      return "It stays on %s: nothing is known of the memory there.".formatted(process.where());
    }
    String usable =
        String.format(
            Locale.ROOT,
            "%s has %.0f %% usable memory",
            here.id(),
            100 * here.usableShare(settings));
    if (!here.isShort(settings)) {
      return String.format(
          Locale.ROOT, "It stays: %s; below %.0f %% is short.", usable, 100 * settings.low());
    }
    Optional<String> objection = eligibility.objection(process);
    if (objection.isPresent()) {
      return "It stays although %s: %s.".formatted(usable, objection.orElseThrow());
    }
    boolean fits =
        rooms.all().stream().anyMatch(room -> eligibility.objection(process, room).isEmpty());
    return fits
        ? "It may go: %s.".formatted(usable)
        : "It stays although %s: nobody has room for it.".formatted(usable);
  }
}
