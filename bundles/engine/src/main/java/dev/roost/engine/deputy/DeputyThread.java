package dev.roost.engine.deputy;

import dev.roost.engine.capture.RawThread;

/** One thread of a deputy. */
public final class DeputyThread {
  private final int tid;
  private final int homeTid;
  private final Slot slot;
  private final RawThread parked;
  private volatile boolean alive = true;
  private volatile boolean stripped;
  private volatile boolean cancelled;
  private volatile boolean brokenOff;

  /** The tracer's: whether its last stop was of job control. */
  private boolean inGroupStop;

  /** One that was parked. */
  DeputyThread(int homeTid, Slot slot, RawThread parked) {
    this(parked.tid(), homeTid, slot, parked);
  }

  private DeputyThread(int tid, int homeTid, Slot slot, RawThread parked) {
    this.tid = tid;
    this.homeTid = homeTid;
    this.slot = slot;
    this.parked = parked;
  }

  /** One that was made while its process was away: there is nothing to strip it of. */
  static DeputyThread born(int tid, int homeTid, Slot slot) {
    DeputyThread thread = new DeputyThread(tid, homeTid, slot, null);
    thread.strip();
    return thread;
  }

  /** Its id in this engine's pid namespace. */
  public int tid() {
    return tid;
  }

  /** Its id in its own pid namespace: what the program sees. */
  public int homeTid() {
    return homeTid;
  }

  /** Where it finds its next call. */
  public Slot slot() {
    return slot;
  }

  /**
   * What it was when it was parked.
   *
   * @throws IllegalStateException if it was born away
   */
  public RawThread parked() {
    if (parked == null) {
      throw new IllegalStateException("thread " + tid + " was never parked");
    }
    return parked;
  }

  /** Whether it still exists. */
  public boolean alive() {
    return alive;
  }

  /** Whether the call under way was interrupted by us and not by a signal. */
  public boolean cancelled() {
    return cancelled;
  }

  void cancelled(boolean value) {
    cancelled = value;
  }

  /** Whether its call is to end with a restart code, because its body cannot wait for it. */
  boolean brokenOff() {
    return brokenOff;
  }

  void brokenOff(boolean value) {
    brokenOff = value;
  }

  boolean inGroupStop() {
    return inGroupStop;
  }

  void inGroupStop(boolean value) {
    inGroupStop = value;
  }

  void end() {
    alive = false;
  }

  boolean stripped() {
    return stripped;
  }

  void strip() {
    stripped = true;
  }
}
