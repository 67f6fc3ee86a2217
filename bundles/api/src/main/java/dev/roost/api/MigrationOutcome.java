package dev.roost.api;

/**
 * How an attempt to move a process ended.
 *
 * @param pid process id at home
 * @param from node that ran it before
 * @param to node that was asked for
 * @param result what came of it
 * @param reason one sentence: why it was moved, or why it was not
 * @param bytes bytes of memory and state that were sent
 * @param pauseMs milliseconds during which the process did not run
 * @param totalMs milliseconds from the request to the end
 */
public record MigrationOutcome(
    int pid,
    String from,
    String to,
    Result result,
    String reason,
    long bytes,
    double pauseMs,
    double totalMs) {

  /** What came of an attempt to move a process. */
  public enum Result {
    /** It runs on the node that was asked for. */
    COMMITTED,
    /** It is at home again and runs natively. */
    RETURNED,
    /** It stays where it was: it cannot move now, or the other side said no. */
    REFUSED,
    /** The move broke before the commit point; it goes on where it was. */
    FAILED,
    /** The guest was lost after the commit point; the process was ended with SIGKILL. */
    LOST
  }
}
