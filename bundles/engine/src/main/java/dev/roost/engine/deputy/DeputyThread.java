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
  private volatile long blocks;

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
  static DeputyThread born(int tid, int homeTid, Slot slot, DeputyThread maker) {
    DeputyThread thread = new DeputyThread(tid, homeTid, slot, null);
    thread.blocks = maker.blocks;
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

  /**
   * Signals that it blocks while it serves, so that they wait where the signalfds of its process
   * find them: what its body blocks of what these read. Signal N is bit N - 1.
   */
  long blocks() {
    return blocks;
  }

  /**
   * Before the commit point: what it blocks of {@code signals}, which signalfds of the process
   * read, goes on waiting at home; signalfd(2).
   *
   * @param signals signal N is bit N - 1
   */
  public void keep(long signals) {
    blocks = parked().signalMask() & signals;
  }

  /** Whether a signal for the process may be delivered to it. */
  boolean takes(int signal) {
    return alive && (blocks & 1L << (signal - 1)) == 0;
  }

  /** Says so; its own rt_sigprocmask(2) or the tracer does it. */
  void blocks(long mask) {
    blocks = mask;
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
