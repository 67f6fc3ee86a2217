package dev.roost.engine.deputy;

import dev.roost.linux.WaitResult;

/** Told what happens to a deputy; on the tracer's thread, so it must not block. */
public interface DeputyListener {

  /**
   * A signal has reached the deputy; it belongs to the body.
   *
   * @param homeTid the thread it was sent to, or 0 if it was sent to the process
   * @param info its siginfo_t
   */
  void signal(int homeTid, byte[] info);

  /** A thread has ended, by exit(2). */
  void threadEnded(DeputyThread thread);

  /**
   * It has become another program, by execve(2) of the thread {@code homeTid}; it waits for {@link
   * Deputy#begin}. No signal is told of any more.
   */
  void becameAnother(int homeTid);

  /** The whole process has ended: by exit_group(2), or by SIGKILL. */
  void processEnded(WaitResult result);
}
