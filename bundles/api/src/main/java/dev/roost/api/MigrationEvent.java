package dev.roost.api;

/**
 * Something that happened to a process, published on MQTT as {@code event/migration}.
 *
 * @param kind what happened
 * @param pid process id at home
 * @param command command name
 * @param home node where the process was started
 * @param from node that ran it before
 * @param to node that runs it afterwards, or was to
 * @param reason one sentence
 * @param bytes bytes sent
 * @param pauseMs milliseconds during which the process did not run
 */
public record MigrationEvent(
    Kind kind,
    int pid,
    String command,
    String home,
    String from,
    String to,
    String reason,
    long bytes,
    double pauseMs) {

  /** What happened. */
  public enum Kind {
    /** A move has begun. */
    STARTED,
    /** The body runs on the guest. */
    COMMITTED,
    /** The process is at home again. */
    RETURNED,
    /** The move did not take place; the process goes on where it was. */
    REFUSED,
    /** The guest was lost; the process was ended. */
    LOST,
    /** The process ended while it was away. */
    ENDED,
    /** The process was stopped at home, its memory given to swap. */
    FROZEN,
    /** A frozen process goes on. */
    THAWED
  }
}
