package dev.roost.linux.proc;

/**
 * One POSIX timer of a process.
 *
 * @param id as timer_create(2) gave it
 * @param signal that it sends
 * @param value that goes with the signal (sigev_value)
 * @param notification how: {@code signal/pid.N}, {@code signal/tid.N}, {@code thread/pid.N} or
 *     {@code none/pid.N}
 * @param clockId CLOCK_*, or a negative number for the CPU clock of a process or thread
 */
public record TimerEntry(int id, int signal, long value, String notification, int clockId) {

  /** Whether the signal goes to one thread (SIGEV_THREAD_ID). */
  public boolean notifiesThread() {
    return notification.contains("/tid.");
  }

  /** The process, or the thread, in the reader's pid namespace. */
  public int target() {
    return Integer.parseInt(
        notification, notification.lastIndexOf('.') + 1, notification.length(), 10);
  }
}
