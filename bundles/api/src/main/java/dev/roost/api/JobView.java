package dev.roost.api;

import java.util.List;

/**
 * One job of this node's queue.
 *
 * @param id its number, which no other job of this node ever has
 * @param user who queued it, by name, or by number if the node has no name for it
 * @param command what it runs, its words separated by spaces
 * @param directory where it runs
 * @param output file of its output and errors, {@code %j} being its number
 * @param priority those with lower numbers begin first; 50 if nothing was said
 * @param state what has become of it
 * @param jobClass the class of which it has its defaults, or null
 * @param options where it wants to be
 * @param keeper number of the keeper that waits for it
 * @param queuedMs when it was queued, in milliseconds since 1970
 * @param startedMs when it began, or 0
 * @param endedMs when it ended, or 0
 * @param pid its process on this node, or 0 while that is not known
 * @param exitCode its exit code, or -1 if it has none
 * @param signal the signal that ended it, or 0
 * @param cpuSeconds CPU time that it and its children have used
 * @param visited ids of the nodes on which it has run, in order, this one first
 * @param reason one sentence on its state, or empty
 */
public record JobView(
    long id,
    String user,
    String command,
    String directory,
    String output,
    int priority,
    State state,
    String jobClass,
    JobOptions options,
    long keeper,
    long queuedMs,
    long startedMs,
    long endedMs,
    int pid,
    int exitCode,
    int signal,
    double cpuSeconds,
    List<String> visited,
    String reason) {

  public JobView {
    visited = List.copyOf(visited);
  }

  /** What has become of a job. */
  public enum State {
    /** Waits for room. */
    QUEUED,
    /** Waits until somebody releases it. */
    HELD,
    /** Has begun. */
    RUNNING,
    /** Runs, and was told to end. */
    CANCELLING,
    /** Has ended by itself. */
    DONE,
    /** Was cancelled, before it began or while it ran. */
    CANCELLED,
    /** Its keeper is gone, and nobody wrote down how it ended. */
    LOST;

    /** Whether nothing will become of it any more. */
    public boolean isEnd() {
      return this == DONE || this == CANCELLED || this == LOST;
    }

    /** Whether it has a process. */
    public boolean isRunning() {
      return this == RUNNING || this == CANCELLING;
    }
  }
}
