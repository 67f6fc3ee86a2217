package dev.roost.engine.body;

import dev.roost.engine.tracee.StoppedTask;
import java.util.Map;

/** Told what happens to a body; on the tracer's thread, so it must not block. */
public interface BodyListener {

  /** It wants to map a file; the task is stopped at the entry of mmap(2). */
  void mapsFile(int homeTid, StoppedTask task);

  /** It wants to make a thread or process; the task is stopped at the call's entry. */
  void makesTask(int homeTid, StoppedTask task);

  /** A signal that stops by default was delivered; home decides what it means. */
  void jobStop(int signal);

  /** It has been given {@code signal}, by a timer that may have more. */
  void taken(int signal);

  /** Every thread is stopped, as {@link BodyProcess#stop} asked. */
  void allStopped(Map<Integer, StoppedTask> byHomeTid);

  /**
   * It has ended.
   *
   * @param signal the signal that ended it, or 0 if it exited
   */
  void ended(int signal);
}
