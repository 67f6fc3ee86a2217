package dev.roost.engine.syscall;

import dev.roost.wire.SpareArray;
import java.util.Arrays;

/**
 * A message in the making, on the guest. Its layout, little-endian: {@code int} number, six {@code
 * long} registers, then for each pointer argument in register order an {@code int} length (-1 for
 * NULL), followed by that many bytes if they go home.
 *
 * <p>Reused from call to call, so that only the finished message is allocated.
 */
final class Outgoing {
  /** Bytes before the first pointer argument. */
  static final int HEADER = Integer.BYTES + 6 * Long.BYTES;

  /** What every area is aligned to in the deputy. */
  static final int ALIGNMENT = 16;

  private static final int FIRST_SIZE = 8192;

  private final int capacity;
  private final byte[] word = new byte[Long.BYTES];
  private final byte[] first = new byte[FIRST_SIZE];
  private byte[] bytes = first;
  private final SpareArray spare = new SpareArray();
  private int length;
  private long spent;
  private long[] arguments;
  private BodyMemory memory;
  private long[] places;
  private int cutColumn;
  private int cutBytes;

  /**
   * @param capacity bytes of the data area of a deputy's slot
   */
  Outgoing(int capacity) {
    this.capacity = capacity;
  }

  void begin(int number, long[] registers, BodyMemory of) {
    arguments = registers;
    memory = of;
    places = null;
    cutColumn = -1;
    spent = 0;
    length = HEADER;
    LittleEndian.putInt(bytes, 0, number);
    for (int i = 0; i < 6; i++) {
      LittleEndian.putLong(bytes, Integer.BYTES + i * Long.BYTES, registers[i]);
    }
  }

  /** The message; a large one, whose array fits it exactly, is given away and not copied. */
  byte[] message() {
    if (length < bytes.length) {
      return Arrays.copyOf(bytes, length);
    }
    byte[] whole = bytes;
    bytes = first;
    return whole;
  }

  /** Takes a message back that was sent: large calls mostly follow others of the same size. */
  void recycle(byte[] message) {
    spare.give(message);
  }

  long register(int index) {
    return arguments[index];
  }

  BodyMemory memory() {
    return memory;
  }

  /**
   * Where bytes of a vector go or come from: address and length by turns; null if there is none.
   */
  long[] places() {
    return places;
  }

  void places(long[] addressesAndLengths) {
    places = addressesAndLengths;
  }

  /** What fits into a slot at once, in whole pages. */
  int pieceBytes() {
    return Math.max(capacity & -4096, Math.min(capacity, 4096));
  }

  /** Remembers that only so many bytes of a stream are in this message; home takes them for all. */
  void cut(int column, int count) {
    cutColumn = column;
    cutBytes = count;
    LittleEndian.putLong(bytes, Integer.BYTES + (column + 1) * Long.BYTES, count);
  }

  /** The column of the stream that was cut, or -1. */
  int cutColumn() {
    return cutColumn;
  }

  int cutBytes() {
    return cutBytes;
  }

  void putNull() {
    putInt(-1);
  }

  void putInt(int value) {
    int at = take(Integer.BYTES);
    LittleEndian.putInt(bytes, at, value);
  }

  /**
   * Makes room for so many more bytes and returns where they begin in {@link #bytes()}, which may
   * be another array than before.
   */
  int take(int count) {
    int at = length;
    if (count > bytes.length - at) {
      grow(at, at + count);
    }
    length = at + count;
    return at;
  }

  private void grow(int used, int needed) {
    byte[] larger = spare.take(Math.max(bytes.length * 2, needed));
    System.arraycopy(bytes, 0, larger, 0, used);
    bytes = larger;
  }

  /** Gives back the last bytes taken. */
  void untake(int count) {
    length -= count;
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * Accounts for an area in the deputy's slot; a length that is negative or too large goes home.
   */
  int spend(long areaBytes, String name) throws ComeHome {
    if (areaBytes < 0 || areaBytes > capacity) {
      throw tooLarge(areaBytes, name);
    }
    spent += (areaBytes + ALIGNMENT - 1) & -ALIGNMENT;
    if (spent > capacity) {
      throw tooLarge(spent, name);
    }
    return (int) areaBytes;
  }

  /** Comes home at once if an area that is being read is too large already. */
  void check(long areaBytes, String name) throws ComeHome {
    if (areaBytes > capacity) {
      throw tooLarge(areaBytes, name);
    }
  }

  private ComeHome tooLarge(long areaBytes, String name) {
    return new ComeHome(
        "%s is %s bytes; at most %d bytes are carried in one call."
            .formatted(name, Long.toUnsignedString(areaBytes), capacity));
  }

  /** Appends bytes of the body. */
  void copy(long address, int count, String name) throws ComeHome {
    int at = take(count);
    if (count > 0 && !memory.read(address, bytes, at, count)) {
      throw unreadable(address, name);
    }
  }

  int intAt(long address, String name) throws ComeHome {
    if (!memory.read(address, word, 0, Integer.BYTES)) {
      throw unreadable(address, name);
    }
    return LittleEndian.getInt(word, 0);
  }

  long longAt(long address, String name) throws ComeHome {
    if (!memory.read(address, word, 0, Long.BYTES)) {
      throw unreadable(address, name);
    }
    return LittleEndian.getLong(word, 0);
  }

  static ComeHome unreadable(long address, String name) {
    return new ComeHome("%s at 0x%x cannot be read in the body.".formatted(name, address));
  }
}
