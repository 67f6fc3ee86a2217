package dev.roost.engine.migration;

import dev.roost.engine.deputy.AttachWatch;
import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.deputy.KeptObjects;
import dev.roost.engine.deputy.OpenWatch;
import dev.roost.engine.link.RefusedException;
import dev.roost.linux.ErrnoException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Sees to it that nobody at home takes old contents of shared memory for what is there: from before
 * the family's departure until it is at home. Whoever opens it waits; whoever attaches it by its
 * key is seen soon afterwards; in both cases the family is called home.
 */
final class FamilyGuard {
  private static final Logger LOG = System.getLogger("roost.shared");
  private static final Duration LOOK = Duration.ofMillis(100);

  /** The way home is asked for again if it has not come about after so many looks. */
  private static final int AGAIN = 50;

  /** Of a family that shares nothing that others could get at. */
  static final FamilyGuard NONE = new FamilyGuard(null, KeptObjects.NONE, List.of());

  private final Engine engine;
  private final KeptObjects objects;
  private final List<Integer> departing;
  private OpenWatch opens;
  private AttachWatch attached;
  private volatile MemoryGroup group;
  private boolean lifted;
  private int untilAsked;

  private FamilyGuard(Engine engine, KeptObjects objects, List<Integer> departing) {
    this.engine = engine;
    this.objects = objects;
    this.departing = departing;
  }

  /**
   * Of a family that is parked. From now on whoever opens its memory waits.
   *
   * @throws RefusedException if the kernel does not tell of that
   */
  static FamilyGuard raise(Engine engine, List<Deputy> family) throws IOException {
    KeptObjects objects = KeptObjects.of(family);
    if (objects.isEmpty()) {
      return NONE;
    }
    FamilyGuard guard = new FamilyGuard(engine, objects, family.stream().map(Deputy::pid).toList());
    guard.attached = new AttachWatch(objects, guard::isOurs);
    if (objects.hasFiles()) {
      try {
        guard.opens = OpenWatch.start(objects, guard::isOurs);
      } catch (ErrnoException e) {
        objects.close();
        throw new RefusedException(
            "nobody would know who opens its shared memory: " + e.getMessage());
      }
    }
    return guard;
  }

  /** What it guards. */
  KeptObjects objects() {
    return objects;
  }

  /** The family is about to be away. */
  void begin(MemoryGroup family) {
    if (this == NONE) {
      return;
    }
    group = family;
    if (opens != null) {
      opens.begin(objects, this::comeHome);
    }
    if (!attached.isIdle()) {
      engine.inBackground(this::look);
    }
  }

  private boolean isOurs(int pid) {
    MemoryGroup family = group;
    return family == null
        ? departing.contains(pid)
        : family.members().stream().anyMatch(member -> member.record().pid() == pid);
  }

  private void comeHome(String reason) {
    group.members().stream()
        .findFirst()
        .ifPresent(member -> engine.comeHome(member.record(), reason));
  }

  /** At attachments; one after the other. */
  private void look() {
    synchronized (this) {
      if (lifted) {
        return;
      }
    }
    try {
      // A child that is being born has them attached before it is a member.
      int stranger = group.isBearing() ? 0 : attached.stranger();
      if (stranger == 0) {
        untilAsked = 0;
      } else if (untilAsked == 0) {
        untilAsked = AGAIN;
        comeHome("process " + stranger + " has attached memory that it shares");
      } else {
        untilAsked--;
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "who attaches shared memory is not known", e);
      comeHome("home cannot watch its shared memory any more");
      return;
    }
    engine.later(LOOK, this::look);
  }

  /** All are at home, or have ended, or do not go after all. Does not wait for anybody. */
  void lift() {
    synchronized (this) {
      if (lifted || this == NONE) {
        return;
      }
      lifted = true;
    }
    if (opens != null) {
      opens.close();
    }
    engine.inBackground(objects::close);
  }
}
