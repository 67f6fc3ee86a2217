package dev.roost.engine.body;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A descriptor that the program reads, and that may be read ahead. Guarded by the monitor of its
 * {@link AheadFiles}.
 */
final class AheadFile {
  private static final int LONGEST_STREAK = 1024;

  final int fd;
  final Origin origin;

  /** Reads that wait for what home will send, in order. */
  final Queue<Read> waiting = new ArrayDeque<>();

  /** Number of the lease that is held or asked for; 0 if none is. */
  long lease;

  /** What is here under the lease; null before home has answered. */
  AheadWindow window;

  /** Bytes that were asked for with the lease. */
  int asked;

  /** Memory that was taken for it, in bytes. */
  int reserved;

  /** Size of the last read. */
  int lastCount;

  /** Reads one after the other that got all they wanted. */
  private int streak;

  private int streakNeeded;

  AheadFile(int fd, Origin origin) {
    this.fd = fd;
    this.origin = origin;
    this.streakNeeded =
        switch (origin) {
          case OWN -> 2;
          case UNKNOWN -> 8;
        };
  }

  /** Whose the description is. */
  enum Origin {
    /** The program's alone: it was opened while away, and nobody was given it. */
    OWN,
    /** Perhaps that of others, too: home looks for them, which takes longer. */
    UNKNOWN
  }

  /**
   * A read(2) of the program.
   *
   * @param id of its notification
   * @param address where its bytes go
   * @param call sends it home, as if nothing had been tried
   */
  record Read(long id, long address, int count, Forwarding call) {}

  /** A call that may go home. */
  interface Forwarding {
    /** Sends it. */
    void send() throws IOException;
  }

  /** A forwarded read has ended. */
  void wasRead(long wanted, long result) {
    streak = result == wanted && result > 0 ? streak + 1 : 0;
  }

  /** It was moved otherwise. */
  void wasMoved() {
    streak = 0;
  }

  /** Whether the last reads are reason enough to ask for a lease. */
  boolean isSequential() {
    return streak >= streakNeeded;
  }

  /** The lease was not given, or given up: the next one is asked for later. */
  void later(int factor) {
    streak = 0;
    streakNeeded = Math.min(streakNeeded * factor, LONGEST_STREAK);
  }
}
