package dev.roost.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing little-endian buffer; the counterpart of {@link WireReader}. */
public final class WireWriter {

  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] buffer;
  private int size;

  /** A writer that starts with room for 64 bytes. */
  public WireWriter() {
    this(64);
  }

  /**
   * @param capacityBytes room to start with; grows when needed
   */
  public WireWriter(int capacityBytes) {
    buffer = new byte[Math.max(8, capacityBytes)];
  }

  /**
   * @param value 0 to 255
   * @throws IllegalArgumentException if the value does not fit
   */
  public WireWriter u8(int value) {
    requireRange("u8", value, 0xff);
    // Claim first, in a statement of its own: growing replaces the array.
    int at = claim(1);
    buffer[at] = (byte) value;
    return this;
  }

  /**
   * @param value 0 to 65535
   * @throws IllegalArgumentException if the value does not fit
   */
  public WireWriter u16(int value) {
    requireRange("u16", value, 0xffff);
    int at = claim(2);
    SHORT.set(buffer, at, (short) value);
    return this;
  }

  /** Four bytes, two's complement. */
  public WireWriter i32(int value) {
    int at = claim(4);
    INT.set(buffer, at, value);
    return this;
  }

  /** Eight bytes, two's complement. */
  public WireWriter i64(long value) {
    int at = claim(8);
    LONG.set(buffer, at, value);
    return this;
  }

  /** An i32 length, then the bytes. */
  public WireWriter bytes(byte[] value) {
    return bytes(value, 0, value.length);
  }

  /** An i32 length, then {@code length} bytes from {@code offset}. */
  public WireWriter bytes(byte[] value, int offset, int length) {
    return i32(length).raw(value, offset, length);
  }

  /** The UTF-8 form of the text as {@link #bytes(byte[])}. */
  public WireWriter string(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes alone, without a length. */
  public WireWriter raw(byte[] value) {
    return raw(value, 0, value.length);
  }

  /** {@code length} bytes from {@code offset} alone, without a length. */
  public WireWriter raw(byte[] value, int offset, int length) {
    int at = claim(length);
    System.arraycopy(value, offset, buffer, at, length);
    return this;
  }

  /** Bytes written so far. */
  public int size() {
    return size;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  /** Forgets what was written and keeps the room, so that one writer can serve many frames. */
  public void reset() {
    size = 0;
  }

  private int claim(int length) {
    int at = size;
    int needed = Math.addExact(at, length);
    if (needed > buffer.length) {
      long doubled = Math.min(2L * buffer.length, Integer.MAX_VALUE - 8L);
      buffer = Arrays.copyOf(buffer, (int) Math.max(needed, doubled));
    }
    size = needed;
    return at;
  }

  private static void requireRange(String what, int value, int max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(what + " holds 0 to " + max + ", not " + value);
    }
  }
}
