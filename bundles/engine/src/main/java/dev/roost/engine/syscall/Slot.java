package dev.roost.engine.syscall;

import dev.roost.wire.SpareArray;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The data area of a deputy's slot while a call is in it, and the message and reply that belong to
 * it.
 */
final class Slot {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final MemorySegment data;
  private final long base;
  private final long[] registers = new long[6];

  /** Per argument: where its area begins, -1 for none; how long it is; how much of it goes back. */
  private final int[] areaAt = new int[6];

  private final int[] areaLength = new int[6];
  private final int[] back = new int[6];

  /** Areas inside structures: see {@link Messages}. */
  private final int[] parts = new int[6];

  private byte[] message;
  private int at;
  private int end;
  private long cursor;
  private final SpareArray spare = new SpareArray();
  private byte[] reply;
  private int replyAt;

  Slot(MemorySegment data, long base) {
    if (base % Outgoing.ALIGNMENT != 0) {
      throw new IllegalArgumentException(
          "a slot's data begins at a multiple of 16, not at 0x" + Long.toHexString(base));
    }
    this.data = data;
    this.base = base;
  }

  /** Reads number and registers of a message. */
  int begin(byte[] bytes, int from, int length) throws ComeHome {
    message = bytes;
    at = from;
    end = from + length;
    cursor = 0;
    if (from < 0 || length < Outgoing.HEADER || end > bytes.length) {
      throw malformed(
          "has %d bytes; the registers alone need %d".formatted(length, Outgoing.HEADER));
    }
    int number = LittleEndian.getInt(bytes, at);
    for (int i = 0; i < registers.length; i++) {
      registers[i] = LittleEndian.getLong(bytes, at + Integer.BYTES + i * Long.BYTES);
    }
    at += Outgoing.HEADER;
    Arrays.fill(areaAt, -1);
    return number;
  }

  static ComeHome malformed(String what) {
    return new ComeHome("A forwarded call " + what + ".");
  }

  void checkEnd() throws ComeHome {
    if (at != end) {
      throw malformed("has %d bytes too many".formatted(end - at));
    }
  }

  long[] registers() {
    return registers;
  }

  int[] parts() {
    return parts;
  }

  int nextInt() throws ComeHome {
    if (end - at < Integer.BYTES) {
      throw malformed("ends too early");
    }
    int value = LittleEndian.getInt(message, at);
    at += Integer.BYTES;
    return value;
  }

  /** Reserves an aligned area and returns where it begins. */
  int reserve(int count) throws ComeHome {
    if (count < 0 || cursor + count > data.byteSize()) {
      throw malformed("needs more than the %d bytes of a slot".formatted(data.byteSize()));
    }
    int area = (int) cursor;
    cursor = (cursor + count + Outgoing.ALIGNMENT - 1) & -Outgoing.ALIGNMENT;
    return area;
  }

  /** Moves the next bytes of the message into the slot. */
  void copyIn(int area, int count) throws ComeHome {
    if (count < 0 || count > end - at) {
      throw malformed("ends too early");
    }
    MemorySegment.copy(message, at, data, ValueLayout.JAVA_BYTE, area, count);
    at += count;
  }

  /** The area of argument {@code index}; its register then points at it. */
  void area(int index, int where, int length) {
    areaAt[index] = where;
    areaLength[index] = length;
    registers[index] = address(where);
  }

  int areaAt(int index) {
    return areaAt[index];
  }

  int areaLength(int index) {
    return areaLength[index];
  }

  long address(int area) {
    return base + area;
  }

  int intAt(int area) {
    return data.get(INT, area);
  }

  long longAt(int area) {
    return data.get(LONG, area);
  }

  /**
   * Where what follows the NUL of the text at {@code from} begins; the NUL is before {@code end}.
   */
  int endOfText(int from, int end) throws ComeHome {
    for (int i = from; i < end; i++) {
      if (data.get(ValueLayout.JAVA_BYTE, i) == 0) {
        return i + 1;
      }
    }
    throw malformed("brings a string without an end");
  }

  void putLong(int area, long value) {
    data.set(LONG, area, value);
  }

  // The reply.

  /** Remembers how much of an argument's area goes back; returns the bytes that this takes. */
  int back(int index, int count) {
    back[index] = count;
    return Integer.BYTES + Math.max(count, 0);
  }

  int back(int index) {
    return back[index];
  }

  void beginReply(int total, long result) {
    reply = spare.take(Long.BYTES + total);
    LittleEndian.putLong(reply, 0, result);
    replyAt = Long.BYTES;
  }

  /** The reply, which is given away; its array may be used again after the next begin. */
  byte[] reply() {
    byte[] done = reply;
    spare.give(done);
    reply = null;
    return done;
  }

  void replyInt(int value) {
    LittleEndian.putInt(reply, replyAt, value);
    replyAt += Integer.BYTES;
  }

  void replyBytes(int area, int count) {
    MemorySegment.copy(data, ValueLayout.JAVA_BYTE, area, reply, replyAt, count);
    replyAt += count;
  }

  /** Appends the area of an argument as far as {@link #back(int, int)} was told. */
  void collectArea(int index) {
    replyInt(back[index]);
    if (back[index] > 0) {
      replyBytes(areaAt[index], back[index]);
    }
  }
}
