package dev.roost.engine.body;

import java.util.function.IntPredicate;

/**
 * What has been read ahead of one file: the bytes from where the program stands to where home has
 * sent. Grows as the kernel's own does, from one question to the next, as long as it is used up in
 * order. Not safe for threads.
 */
final class AheadWindow {
  /** Asked for at first, in bytes. */
  static final int LEAST_BYTES = 1 << 16;

  /** The largest read that is served, in bytes; and how far ahead one of small reads is. */
  static final int MOST_BYTES = 1 << 20;

  /** How far ahead is read when each read is large, in bytes. */
  static final int RING_BYTES = 2 * MOST_BYTES;

  private byte[] ring;
  private long position;
  private long filled;
  private long asked;
  private boolean end;
  private int ahead;

  /**
   * @param position where the program stands, in bytes from the start of the file
   * @param asked bytes that were asked for with the lease
   */
  AheadWindow(long position, int asked) {
    this.position = position;
    this.filled = position;
    this.asked = position + asked;
    this.ahead = asked;
    this.ring = new byte[ringFor(asked)];
  }

  /** What comes next, as it is asked for: {@code bytes} from {@code offset} on. */
  record Question(long offset, int bytes) {}

  /** The smallest ring that holds so much. */
  static int ringFor(int bytes) {
    return Math.max(LEAST_BYTES, Integer.highestOneBit(bytes * 2 - 1));
  }

  /** Where the program stands. */
  long position() {
    return position;
  }

  /** Memory in use, in bytes. */
  int ringBytes() {
    return ring.length;
  }

  /**
   * Adds what home has sent.
   *
   * @param last whether the file ends behind it
   * @return false if it does not continue what is there
   */
  boolean add(long offset, byte[] from, int at, int length, boolean last) {
    if (end) {
      // To what was asked for before the end was known; under a lease it stays where it is.
      return length == 0 && last;
    }
    if (offset != filled || offset + length > asked) {
      return false;
    }
    int to = index(filled);
    int first = Math.min(length, ring.length - to);
    System.arraycopy(from, at, ring, to, first);
    System.arraycopy(from, at + first, ring, 0, length - first);
    filled += length;
    end = last;
    return true;
  }

  /**
   * How many bytes a read of {@code count} bytes gives, as far as is known: fewer only at the end.
   *
   * @return -1 if they have not come yet
   */
  int gives(int count) {
    long there = filled - position;
    return there >= count ? count : end ? (int) there : -1;
  }

  /** Where bytes go that a read takes. */
  interface Sink {
    /** Returns how many of the bytes were taken: fewer end the read. */
    int take(byte[] from, int at, int length);
  }

  /**
   * The program reads {@code count} bytes, which must be there.
   *
   * @return how many of them the sink took, by which the program has moved on
   */
  int read(int count, Sink sink) {
    int from = index(position);
    int first = Math.min(count, ring.length - from);
    int taken = sink.take(ring, from, first);
    if (taken == first && first < count) {
      taken += sink.take(ring, 0, count - first);
    }
    position += taken;
    return taken;
  }

  /**
   * What to ask for at this moment, so that it is here before it is needed.
   *
   * @param next the size of the reads
   * @param mayGrow asked before the ring becomes so many bytes longer
   * @return null while there is enough
   */
  Question question(int next, IntPredicate mayGrow) {
    long left = asked - position;
    if (end || left > ahead / 2 && left >= next) {
      return null;
    }
    int wanted = Math.max(Math.min(2 * ahead, MOST_BYTES), 2 * next);
    if (!fit(wanted, mayGrow)) {
      fit(next, mayGrow);
    }
    ahead = Math.min(wanted, ring.length);
    Question question = new Question(asked, (int) (ahead - left));
    if (question.bytes() <= 0) {
      return null;
    }
    asked += question.bytes();
    return question;
  }

  /** Whether a read of {@code count} bytes will ever be there as a whole. */
  boolean canServe(int count) {
    return end || count <= ring.length;
  }

  private boolean fit(int bytes, IntPredicate mayGrow) {
    int more = ringFor(bytes) - ring.length;
    if (more <= 0) {
      return true;
    }
    if (!mayGrow.test(more)) {
      return false;
    }
    grow(ringFor(bytes));
    return true;
  }

  private void grow(int bytes) {
    byte[] old = ring;
    byte[] larger = new byte[bytes];
    for (long at = position; at < filled; ) {
      int from = (int) (at & (old.length - 1));
      int to = (int) (at & (bytes - 1));
      int length = (int) Math.min(filled - at, Math.min(old.length - from, (long) bytes - to));
      System.arraycopy(old, from, larger, to, length);
      at += length;
    }
    ring = larger;
  }

  private int index(long offset) {
    return (int) (offset & (ring.length - 1));
  }
}
