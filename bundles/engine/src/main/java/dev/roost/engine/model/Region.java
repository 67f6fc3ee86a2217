package dev.roost.engine.model;

/**
 * The range of addresses that Roost takes in a process that is away.
 *
 * @param start first address; one page of code is there
 * @param size length in bytes
 */
public record Region(long start, long size) {
  /** Bytes before the first slot: a page of code, a page of journal. */
  public static final long HEAD_BYTES = 2 * 4096;

  /** Bytes from one thread's slot to the next. */
  public static final long SLOT_BYTES = 4L << 20;

  /**
   * Slots for threads that are born away: addresses only, no memory. A process whose address space
   * is limited gets none.
   */
  public static final int SPARE_SLOTS = 16;

  /** Size of the region of a process with so many threads, in bytes. */
  public static long bytes(int threads) {
    return HEAD_BYTES + threads * SLOT_BYTES;
  }

  /** How many threads it has slots for. */
  public int slots() {
    return (int) ((size - HEAD_BYTES) / SLOT_BYTES);
  }

  /** Address after the last byte. */
  public long end() {
    return start + size;
  }

  /** Whether all of [from, to) is in it. */
  public boolean contains(long from, long to) {
    return from >= start && to <= end();
  }

  /** Where the page of code is. */
  public RemoteAddress code() {
    return new RemoteAddress(start);
  }
}
