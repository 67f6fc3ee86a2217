package dev.roost.policy.freeze;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Freeze;
import dev.roost.api.ProcessView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One decision: the reasons for a change, in the order of their urgency. */
record Moment(
    ClusterSnapshot snapshot,
    Home home,
    Candidates candidates,
    Memory memory,
    Settings settings,
    long nowMs) {

  Moment(ClusterSnapshot snapshot, Home home, Memory memory, Settings settings) {
    this(
        snapshot,
        home,
        new Candidates(snapshot, memory, settings),
        memory,
        settings,
        snapshot.takenAtMs());
  }

  /** What changes now; of two the first gives the second what it needs. Mostly nothing. */
  List<Freeze> change() {
    return Stream.<Supplier<List<Freeze>>>of(
            this::whenMemoryIsShort, this::whenTooFewRun, this::whenRed, this::whenBlue, this::turn)
        .map(Supplier::get)
        .filter(change -> !change.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<Freeze> whenMemoryIsShort() {
    if (!home.isShort(settings) || !mayFreeze()) {
      return List.of();
    }
    String reason =
        say(
            "%.1f %% of the memory of %s are free, below %.1f %%",
            100 * home.freeShare(), home.id(), 100 * settings.lowMemory());
    return candidates.freezable().stream()
        .filter(process -> process.memoryBytes() <= home.swapFreeBytes())
        .max(Comparator.comparingLong(ProcessView::memoryBytes))
        .filter(process -> process.memoryBytes() > 0)
        .map(process -> List.of(new Freeze(process.pid(), true, reason)))
        .orElse(List.of());
  }

  private List<Freeze> whenTooFewRun() {
    int running = candidates.running().size();
    return running < settings.least()
        ? thaw("%d of low priority run, %d must".formatted(running, settings.least()))
        : List.of();
  }

  /** What can go elsewhere goes there: that is the affair of the policies that move. */
  private List<Freeze> whenRed() {
    List<ProcessView> freezable = candidates.freezable();
    if (nowMs - settings.redMs() < memory.redSinceMs() || !mayFreeze() || freezable.isEmpty()) {
      return List.of();
    }
    Elsewhere elsewhere = Elsewhere.of(snapshot, settings);
    if (freezable.stream().anyMatch(elsewhere::hasRoomFor)) {
      return List.of();
    }
    String reason =
        say(
            "%s has %.2f threads per CPU, above %.2f, and nobody has room",
            home.id(), home.load(), settings.red());
    return List.of(new Freeze(freezable.getFirst().pid(), true, reason));
  }

  private List<Freeze> whenBlue() {
    return nowMs - settings.blueMs() < memory.blueSinceMs()
        ? List.of()
        : thaw(
            say(
                "%s has %.2f threads per CPU, with it not more than %.2f",
                home.id(), home.load(), settings.blue()));
  }

  private List<Freeze> thaw(String reason) {
    return candidates.frozen().stream()
        .filter(process -> home.hasRoomFor(memory.bytes(process), settings))
        .findFirst()
        .map(process -> List.of(new Freeze(process.pid(), false, reason)))
        .orElse(List.of());
  }

  /**
   * Those of one nice value take turns, the one that waits longest with the one that ran longest.
   */
  private List<Freeze> turn() {
    if (nowMs - memory.changedMs() < settings.sliceMs()) {
      return List.of();
    }
    List<ProcessView> freezable = candidates.freezable();
    return candidates.frozen().stream()
        .sorted(Comparator.comparingLong(memory::frozenSinceMs))
        .flatMap(next -> partner(next, freezable).map(now -> swap(now, next)).stream())
        .findFirst()
        .orElse(List.of());
  }

  private Optional<ProcessView> partner(ProcessView next, List<ProcessView> freezable) {
    return freezable.stream()
        .filter(process -> process.nice() == next.nice())
        .filter(process -> fitsFor(next, process))
        .findFirst();
  }

  /** Where memory is short they may still swap, if that makes it no shorter. */
  private boolean fitsFor(ProcessView next, ProcessView now) {
    long given = Math.min(now.memoryBytes(), home.swapFreeBytes());
    long taken = memory.bytes(next) - given;
    return taken <= 0 || home.hasRoomFor(taken, settings);
  }

  private List<Freeze> swap(ProcessView now, ProcessView next) {
    String reason =
        "pid %d and pid %d take turns after %d s"
            .formatted(now.pid(), next.pid(), (nowMs - memory.changedMs()) / 1_000);
    return List.of(new Freeze(now.pid(), true, reason), new Freeze(next.pid(), false, reason));
  }

  /** What was to be frozen may be so at any moment, although it cannot be seen yet. */
  private boolean mayFreeze() {
    long sure =
        candidates.running().stream()
            .filter(process -> !memory.asked().containsKey(process.pid()))
            .count();
    return sure > settings.least();
  }

  private static String say(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }
}
