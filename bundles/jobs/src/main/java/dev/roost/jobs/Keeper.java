package dev.roost.jobs;

/**
 * The process that waits for jobs and is their parent.
 *
 * @param id its number
 * @param user whose it is, as the kernel says
 * @param pid its process on this node
 * @param startTicks when that was started, as field 22 of {@code /proc/PID/stat} has it, so that
 *     another process with the same number is told apart
 * @param most most of its jobs that may run at a time
 */
record Keeper(long id, String user, int pid, long startTicks, int most) {

  /** Whether its process is there. */
  boolean isAlive() {
    return startTicks != ProcStart.NONE && ProcStart.ticks(pid) == startTicks;
  }
}
