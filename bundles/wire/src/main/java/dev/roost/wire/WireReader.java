package dev.roost.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads what {@link WireWriter} wrote. Every read is checked against the end of the bytes, and a
 * length is checked before anything is allocated for it.
 */
public final class WireReader {

  private final byte[] buffer;
  private final int end;
  private int at;

  /** Reads all of the array. */
  public WireReader(byte[] buffer) {
    this(buffer, 0, buffer.length);
  }

  /**
   * Reads {@code length} bytes from {@code offset}; the array is not copied.
   *
   * @throws IndexOutOfBoundsException if that is not within the array
   */
  public WireReader(byte[] buffer, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    this.buffer = buffer;
    this.at = offset;
    this.end = offset + length;
  }

  /** One byte, 0 to 255. */
  public int u8() throws WireException {
    return buffer[take("u8", 1)] & 0xff;
  }

  /** Two bytes, 0 to 65535. */
  public int u16() throws WireException {
    return (short) WireWriter.SHORT.get(buffer, take("u16", 2)) & 0xffff;
  }

  /** Four bytes, two's complement. */
  public int i32() throws WireException {
    return (int) WireWriter.INT.get(buffer, take("i32", 4));
  }

  /** Eight bytes, two's complement. */
  public long i64() throws WireException {
    return (long) WireWriter.LONG.get(buffer, take("i64", 8));
  }

  /** An i32 length and as many bytes, as a copy. */
  public byte[] bytes() throws WireException {
    int length = length("bytes");
    int from = take("bytes", length);
    return Arrays.copyOfRange(buffer, from, from + length);
  }

  /** An i32 length and as many bytes of UTF-8; malformed UTF-8 is an error, never replaced. */
  public String string() throws WireException {
    int length = length("string");
    int from = take("string", length);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(buffer, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new WireException("string of " + length + " bytes is not UTF-8");
    }
  }

  /** Exactly {@code length} bytes without a length before them, as a copy. */
  public byte[] raw(int length) throws WireException {
    int from = take("raw bytes", length);
    return Arrays.copyOfRange(buffer, from, from + length);
  }

  /** Passes over {@code length} bytes and returns where they start in the array given at first. */
  public int skip(int length) throws WireException {
    return take("raw bytes", length);
  }

  /** Bytes not read yet. */
  public int remaining() {
    return end - at;
  }

  /**
   * Call after the last field: what is left over is an error, not ignored.
   *
   * @param what the name of the whole, for the message
   */
  public void expectEnd(String what) throws WireException {
    if (at != end) {
      throw new WireException(what + " has " + (end - at) + " bytes more than its format");
    }
  }

  /** A negative length is refused by the {@link #take} that follows. */
  private int length(String what) throws WireException {
    if (end - at < 4) {
      throw new WireException(
          "length of " + what + " of 4 bytes: " + (4 - (end - at)) + " bytes missing");
    }
    return i32();
  }

  private int take(String what, int length) throws WireException {
    if (length < 0) {
      throw new WireException(what + " has the negative length " + length);
    }
    if (length > end - at) {
      throw new WireException(
          what + " of " + length + " bytes: " + (length - (end - at)) + " bytes missing");
    }
    int from = at;
    at += length;
    return from;
  }
}
