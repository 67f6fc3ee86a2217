package dev.roost.api;

import java.util.List;

/**
 * The versions of the image on a node's disk.
 *
 * @param running the version that runs
 * @param profile for which machines it was built, for example {@code cloud}
 * @param slots the places for a version, in the order of the disk; two as the image is built now
 * @param last the update that was asked for last, or null
 */
public record ImageView(String running, String profile, List<Slot> slots, Update last) {

  public ImageView {
    slots = List.copyOf(slots);
  }

  /**
   * A place on the disk for one version.
   *
   * @param version the version that it holds, or null
   * @param state whether the node would start from it
   */
  public record Slot(String version, State state) {}

  /** Whether a node would start from a slot. It takes the newest version that is not bad. */
  public enum State {
    /** It was started, and was good. */
    GOOD,
    /** It was not good yet, and has tries left. */
    TRIAL,
    /** It has used up its tries. */
    BAD,
    /** An update was cut off there. */
    INCOMPLETE,
    /** It holds nothing. */
    EMPTY
  }

  /**
   * The update that was asked for last.
   *
   * @param atMs when, in milliseconds since 1970
   * @param version its version
   * @param result what came of it
   * @param reason why it was refused; empty otherwise
   */
  public record Update(long atMs, String version, Result result, String reason) {}

  /** What came of an update. */
  public enum Result {
    /** The node did not take it. */
    REFUSED,
    /** It is on the disk; the next start is its first. */
    INSTALLED,
    /** It runs, and was not found good yet. */
    TRIAL,
    /** It runs, or ran, and was good. */
    GOOD,
    /** It was not good three times, and the version before it came back. */
    ROLLED_BACK
  }
}
