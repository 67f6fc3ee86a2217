package dev.roost.engine.migration;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The life of a process as its home sees it. Up to {@link #READY} every failure resumes the process
 * where it was; {@link #AWAY} begins at the commit point, after which none does.
 */
public enum MigrationState {
  /**
   * It runs natively. Started by nobody; the deputy, that is the process itself, owns execution.
   */
  HOME,
  /** Home has asked the guest, who must answer with a ticket; the process still runs. */
  OFFERED,
  /** Every thread waits in the loop; it can go on at home at any time, even if the engine dies. */
  PARKED,
  /** Its image is on the way; the guest must confirm with READY. */
  SENDING,
  /** The guest has verified the image and the body waits; home may still go back. */
  READY,
  /** Home has sent GO: the commit point. The body owns execution. */
  AWAY,
  /** Home has asked the body to stop and come; no thread of it runs any more. */
  RETURNING,
  /** It has ended: by itself, or because its guest was lost after the commit point. */
  ENDED;

  private static final Map<MigrationState, Set<MigrationState>> NEXT =
      Map.of(
          HOME, EnumSet.of(OFFERED, ENDED),
          OFFERED, EnumSet.of(PARKED, HOME, ENDED),
          PARKED, EnumSet.of(SENDING, HOME, ENDED),
          SENDING, EnumSet.of(READY, HOME, ENDED),
          READY, EnumSet.of(AWAY, HOME, ENDED),
          AWAY, EnumSet.of(RETURNING, HOME, ENDED),
          RETURNING, EnumSet.of(HOME, AWAY, ENDED),
          ENDED, EnumSet.noneOf(MigrationState.class));

  /** Whether a process may go from this state to {@code next}. */
  public boolean mayBecome(MigrationState next) {
    return NEXT.get(this).contains(next);
  }

  /** Whether the body, not the deputy, owns execution. */
  public boolean committed() {
    return this == AWAY || this == RETURNING;
  }
}
