package dev.roost.engine.syscall;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Memory of a body made of one array; everything else is unmapped. */
final class ArrayMemory implements BodyMemory {
  static final long START = 0x7f00_0000_0000L;

  private final byte[] bytes;
  private int next = 64;

  ArrayMemory(int size) {
    bytes = new byte[size];
  }

  @Override
  public boolean read(long address, byte[] into, int offset, int length) {
    if (!isMapped(address, length)) {
      return false;
    }
    System.arraycopy(bytes, (int) (address - START), into, offset, length);
    return true;
  }

  @Override
  public boolean write(long address, byte[] from, int offset, int length) {
    if (!isMapped(address, length)) {
      return false;
    }
    System.arraycopy(from, offset, bytes, (int) (address - START), length);
    return true;
  }

  private boolean isMapped(long address, long length) {
    return address >= START && address - START + length <= bytes.length;
  }

  long end() {
    return START + bytes.length;
  }

  /** Room for so many bytes, with a gap behind it. */
  long room(int length) {
    long address = START + next;
    next += length + 16;
    return address;
  }

  long put(byte[] content) {
    long address = room(content.length);
    write(address, content, 0, content.length);
    return address;
  }

  long text(String text) {
    return put((text + "\0").getBytes(StandardCharsets.ISO_8859_1));
  }

  long ints(int... values) {
    byte[] content = new byte[values.length * 4];
    for (int i = 0; i < values.length; i++) {
      LittleEndian.putInt(content, i * 4, values[i]);
    }
    return put(content);
  }

  long longs(long... values) {
    byte[] content = new byte[values.length * 8];
    for (int i = 0; i < values.length; i++) {
      LittleEndian.putLong(content, i * 8, values[i]);
    }
    return put(content);
  }

  byte[] get(long address, int length) {
    int from = (int) (address - START);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  String string(long address, int length) {
    return new String(get(address, length), StandardCharsets.ISO_8859_1);
  }

  int intAt(long address) {
    return LittleEndian.getInt(get(address, 4), 0);
  }

  long longAt(long address) {
    return LittleEndian.getLong(get(address, 8), 0);
  }
}
