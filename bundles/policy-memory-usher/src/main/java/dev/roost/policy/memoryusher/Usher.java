package dev.roost.policy.memoryusher;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From a node that is short of memory the smallest process goes whose departure makes it well
 * again, or else the largest ones; to its home, if that has room, or to the node that it fits best.
 * The next that are short as well take the next best, so that not all choose the same one.
 */
final class Usher {
  private final Settings settings;

  Usher(Settings settings) {
    this.settings = settings;
  }

  private record Fit(ProcessView process, Room target) {}

  Decision decide(ClusterSnapshot snapshot, Memory before) {
    Memory memory = before.forget(snapshot, settings);
    Rooms rooms = new Rooms(snapshot, memory.moves().values(), settings);
    Eligibility eligibility = new Eligibility(rooms, memory, settings, snapshot.takenAtMs());
    List<Proposal> proposals = new ArrayList<>();
    List<Move> moves = new ArrayList<>();
    for (Room source : sources(snapshot, rooms).toList()) {
      List<ProcessView> left = new ArrayList<>(movable(snapshot, source, eligibility));
      while (source.missingBytes(settings) > 0 && moves.size() < settings.movesPerDecision()) {
        Optional<Fit> fit = choose(left, source, rooms, eligibility);
        if (fit.isEmpty()) {
          break;
        }
        ProcessView process = fit.orElseThrow().process();
        Room target = fit.orElseThrow().target();
        proposals.add(new Proposal(process.pid(), target.id(), reason(source, target)));
        moves.add(
            new Move(process.pid(), target.id(), process.memoryBytes(), snapshot.takenAtMs()));
        rooms.apply(process, target);
        left.remove(process);
      }
    }
    return new Decision(proposals, memory.with(moves));
  }

  /** This node first, then the guests, whose figures must be fresh. */
  private Stream<Room> sources(ClusterSnapshot snapshot, Rooms rooms) {
    return Stream.concat(
            rooms.all().stream().filter(room -> rooms.isHome(room.id())),
            rooms.all().stream()
                .filter(room -> !rooms.isHome(room.id()))
                .filter(room -> room.node().state() == NodeView.State.READY)
                .filter(room -> room.node().ageMs() <= settings.maxLoadAgeMs()))
        .filter(room -> room.isShort(settings));
  }

  private static List<ProcessView> movable(
      ClusterSnapshot snapshot, Room source, Eligibility eligibility) {
    return snapshot.processes().stream()
        .filter(process -> process.where().equals(source.id()))
        .filter(process -> eligibility.objection(process).isEmpty())
        .sorted(
            Comparator.comparingLong(ProcessView::memoryBytes).thenComparingInt(ProcessView::pid))
        .toList();
  }

  /** Of {@code bySize} the smallest that is enough and fits somewhere, or the largest that fits. */
  private Optional<Fit> choose(
      List<ProcessView> bySize, Room source, Rooms rooms, Eligibility eligibility) {
    long missing = source.missingBytes(settings);
    Stream<ProcessView> enough =
        bySize.stream().filter(process -> process.memoryBytes() >= missing);
    Stream<ProcessView> less =
        bySize.reversed().stream().filter(process -> process.memoryBytes() < missing);
    return Stream.concat(enough, less)
        .flatMap(
            process ->
                target(process, source, rooms, eligibility)
                    .map(room -> new Fit(process, room))
                    .stream())
        .findFirst();
  }

  private Optional<Room> target(
      ProcessView process, Room source, Rooms rooms, Eligibility eligibility) {
    List<Room> fits =
        rooms.all().stream()
            .filter(room -> eligibility.objection(process, room).isEmpty())
            .sorted(
                Comparator.comparingLong((Room room) -> room.usableBytes(settings))
                    .thenComparingDouble(Room::load)
                    .thenComparing(Room::id))
            .toList();
    if (fits.isEmpty()) {
      return Optional.empty();
    }
    // Its memory is there still: it comes home for what it has written, and takes none of others.
    return fits.stream()
        .filter(room -> rooms.isHome(room.id()))
        .findFirst()
        .or(() -> Optional.of(fits.get((int) (rooms.rank(source, settings) % fits.size()))));
  }

  private String reason(Room source, Room target) {
    return String.format(
        Locale.ROOT,
        "memory is short on %s: %.0f %% usable, pressure %.2f; %s has %.0f %%",
        source.id(),
        100 * source.usableShare(settings),
        source.pressure(),
        target.id(),
        100 * target.usableShare(settings));
  }

  /** Why what another policy has proposed would make a node short of memory. */
  Optional<String> objection(ClusterSnapshot snapshot, Memory memory, Proposal proposal) {
    Rooms rooms = new Rooms(snapshot, memory.moves().values(), settings);
    Room target = rooms.of(proposal.target());
    return snapshot
        .process(proposal.pid())
        .filter(process -> target != null && target.isKnown())
        .filter(
            process ->
                target.isPressed(settings)
                    || !target.leaves(settings.low(), process.memoryBytes(), settings))
        .map(
            process ->
                String.format(
                    Locale.ROOT,
                    "%s would be short of memory: %.0f %% are usable without it",
                    target.id(),
                    100 * target.usableShare(settings)));
  }
}
