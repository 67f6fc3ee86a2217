package dev.roost.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Has a crowd say its loads once a second, spread over the second, on a thread of its own. */
final class Chorus implements AutoCloseable {

  private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

  private final Crowd crowd;
  private final Thread thread;
  private volatile boolean ends;
  private volatile long said;
  private volatile IOException fault;

  Chorus(Crowd crowd) {
    this.crowd = crowd;
    thread = Thread.ofPlatform().name("bench-chorus").daemon().start(this::run);
  }

  /** Loads that were said so far. */
  long said() throws IOException {
    if (fault != null) {
      throw fault;
    }
    return said;
  }

  private void run() {
    long start = System.nanoTime();
    try {
      while (!ends) {
        int member = (int) (said % crowd.size());
        long round = said / crowd.size();
        crowd.say(member, round + 1);
        said++;
        LockSupport.parkNanos(
            start
                + said / crowd.size() * SECOND_NS
                + said % crowd.size() * SECOND_NS / crowd.size()
                - System.nanoTime());
      }
    } catch (IOException e) {
      fault = e;
    }
  }

  @Override
  public void close() {
    ends = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
