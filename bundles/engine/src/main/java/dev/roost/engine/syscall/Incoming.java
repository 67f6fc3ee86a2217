package dev.roost.engine.syscall;

/**
 * A reply being read, on the guest. Its layout, little-endian: {@code long} result, then for each
 * argument that may go back an {@code int} length (-1 for nothing) and that many bytes. A reply of
 * eight bytes carries the result only.
 */
final class Incoming {
  private final byte[] reply;
  private final int end;
  private final BodyMemory memory;
  private int at;
  private boolean faulted;

  Incoming(byte[] reply, int from, int length, BodyMemory memory) {
    if (length < Long.BYTES || from < 0 || length > reply.length - from) {
      throw new IllegalArgumentException(
          "a reply has at least 8 bytes, this one has " + length + " of " + reply.length);
    }
    this.reply = reply;
    this.memory = memory;
    at = from;
    end = from + length;
  }

  long result() {
    return nextLong();
  }

  boolean isBare() {
    return at == end;
  }

  boolean faulted() {
    return faulted;
  }

  byte[] bytes() {
    return reply;
  }

  BodyMemory memory() {
    return memory;
  }

  int nextInt() {
    return LittleEndian.getInt(reply, skip(Integer.BYTES));
  }

  long nextLong() {
    return LittleEndian.getLong(reply, skip(Long.BYTES));
  }

  /** Passes over so many bytes and returns where they begin in {@link #bytes()}. */
  int skip(int count) {
    if (count < 0 || count > end - at) {
      throw new IllegalArgumentException(
          "a reply ends after %d more bytes where %d were announced".formatted(end - at, count));
    }
    int from = at;
    at += count;
    return from;
  }

  /** Writes bytes of the reply into the body, or remembers that they could not be. */
  void write(long address, int from, int count) {
    if (count > 0 && !memory.write(address, reply, from, count)) {
      faulted = true;
    }
  }

  void fault() {
    faulted = true;
  }
}
