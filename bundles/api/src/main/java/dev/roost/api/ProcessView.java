package dev.roost.api;

import java.util.List;

/**
 * One process as its home shows it, or as the guest that hosts its body does.
 *
 * @param pid process id in the home's pid namespace
 * @param command command name, as {@code /proc/PID/comm} has it
 * @param uid user it belongs to at home
 * @param home node where it was started
 * @param where node that runs it now; equal to {@code home} while it is at home
 * @param state what is happening to it
 * @param automatic whether policies may move it: it is in the cgroup {@code roost}
 * @param moves departures and returns so far
 * @param cpuLoad CPUs that it has used in the last second; 1.0 is one CPU
 * @param memoryBytes resident memory, in bytes; of what is frozen also what is in swap
 * @param callsPerSecond system calls that it forwarded in the last second; at home the reads and
 *     writes, which it would forward if it were away
 * @param bytesPerSecond bytes of these calls and of their results in the last second; at home those
 *     that it read and wrote
 * @param callWait seconds that its threads waited in the last second for the way home and back of
 *     its calls, without what home took to execute them; above 1 if several waited. 0 at home, and
 *     as the guest shows it
 * @param calls forwarded system calls since it was first moved
 * @param bytes bytes sent for it in both directions since it was first moved
 * @param ageMs milliseconds since it was started
 * @param movedMs milliseconds since its last move, or -1 if it was never moved
 * @param stay why it cannot move now, or null
 * @param nodes ids of the only nodes, besides its home, on which it may run; empty for all
 * @param nice nice value, -20 to 19 (nice(2)); above 0 it is of low priority. 0 as the guest shows
 *     it
 */
public record ProcessView(
    int pid,
    String command,
    int uid,
    String home,
    String where,
    State state,
    boolean automatic,
    int moves,
    double cpuLoad,
    long memoryBytes,
    double callsPerSecond,
    double bytesPerSecond,
    double callWait,
    long calls,
    long bytes,
    long ageMs,
    long movedMs,
    StayReason stay,
    List<String> nodes,
    int nice) {

  public ProcessView {
    // An engine that is older than this component does not send it.
    nodes = nodes == null ? List.of() : List.copyOf(nodes);
  }

  /** A process of ordinary priority that may run on every node. */
  public ProcessView(
      int pid,
      String command,
      int uid,
      String home,
      String where,
      State state,
      boolean automatic,
      int moves,
      double cpuLoad,
      long memoryBytes,
      double callsPerSecond,
      double bytesPerSecond,
      double callWait,
      long calls,
      long bytes,
      long ageMs,
      long movedMs,
      StayReason stay) {
    this(
        pid,
        command,
        uid,
        home,
        where,
        state,
        automatic,
        moves,
        cpuLoad,
        memoryBytes,
        callsPerSecond,
        bytesPerSecond,
        callWait,
        calls,
        bytes,
        ageMs,
        movedMs,
        stay,
        List.of(),
        0);
  }

  /** What is happening to a process. */
  public enum State {
    /** Runs natively at home. */
    HOME,
    /** Is on its way to a guest. */
    LEAVING,
    /** Its body runs on a guest. */
    AWAY,
    /** Is on its way home. */
    RETURNING,
    /**
     * At home, and does not run: the node has stopped it and given its memory to swap, until it is
     * thawed. If a person did that, policies may not move it.
     */
    FROZEN,
    /** Seen from the guest: the body of another node's process. */
    GUEST
  }

  /** Whether whoever started it lets it run on {@code node}; at home always. */
  public boolean mayRunOn(String node) {
    return nodes.isEmpty() || node.equals(home) || nodes.contains(node);
  }

  /** Whether its body is somewhere else than at home. */
  public boolean runsAway() {
    return state == State.AWAY;
  }
}
