package dev.roost.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The frame: a header of 8 bytes, then the payload.
 *
 * <pre>
 * offset 0  u32  payload length in bytes, at most 8 MiB
 *        4  u16  type
 *        6  u8   protocol version
 *        7  u8   reserved, 0
 * </pre>
 */
public final class FrameCodec {

  /** Size of the header. */
  public static final int HEADER_BYTES = 8;

  /** Largest payload; larger things are sent as several frames. */
  public static final int MAX_PAYLOAD_BYTES = 8 << 20;

  /** The protocol version that this build speaks; both sides must be equal. */
  public static final int VERSION = 1;

  private FrameCodec() {}

  /**
   * A checked header.
   *
   * @param type 0 to 65535
   * @param payloadBytes 0 to {@link #MAX_PAYLOAD_BYTES}
   */
  public record Header(int type, int payloadBytes) {}

  /**
   * Writes a header.
   *
   * @throws IllegalArgumentException if type or length are out of range: the caller's mistake
   */
  public static void writeHeader(byte[] target, int offset, int type, int payloadBytes) {
    if (type < 0 || type > 0xffff) {
      throw new IllegalArgumentException("frame type must be 0 to 65535, not " + type);
    }
    if (payloadBytes < 0 || payloadBytes > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "frame payload must be 0 to " + MAX_PAYLOAD_BYTES + " bytes, not " + payloadBytes);
    }
    WireWriter.INT.set(target, offset, payloadBytes);
    WireWriter.SHORT.set(target, offset + 4, (short) type);
    target[offset + 6] = VERSION;
    target[offset + 7] = 0;
  }

  /**
   * Reads and checks the header at {@code offset}; needs {@link #HEADER_BYTES} bytes there.
   *
   * @throws WireException naming what is wrong; the stream is of no use afterwards
   */
  public static Header readHeader(byte[] source, int offset) throws WireException {
    int version = source[offset + 6] & 0xff;
    if (version != VERSION) {
      throw new WireException("frame of protocol version " + version + ", expected " + VERSION);
    }
    if (source[offset + 7] != 0) {
      throw new WireException(
          "reserved byte of the frame header is " + (source[offset + 7] & 0xff) + ", expected 0");
    }
    long length = (int) WireWriter.INT.get(source, offset) & 0xffff_ffffL;
    if (length > MAX_PAYLOAD_BYTES) {
      throw new WireException(
          "frame payload of " + length + " bytes, at most " + MAX_PAYLOAD_BYTES + " allowed");
    }
    int type = (short) WireWriter.SHORT.get(source, offset + 4) & 0xffff;
    return new Header(type, (int) length);
  }

  /** Header and payload in one new array. */
  public static byte[] encode(int type, byte[] payload, int offset, int length) {
    byte[] bytes = new byte[HEADER_BYTES + Math.max(0, length)];
    writeHeader(bytes, 0, type, length);
    System.arraycopy(payload, offset, bytes, HEADER_BYTES, length);
    return bytes;
  }

  /** Header and payload of the frame in one new array. */
  public static byte[] encode(Frame frame) {
    return encode(frame.type(), frame.payload(), 0, frame.payload().length);
  }

  /** Reads a frame that fills the array exactly. */
  public static Frame decode(byte[] bytes) throws WireException {
    if (bytes.length < HEADER_BYTES) {
      throw truncated("header", HEADER_BYTES, bytes.length);
    }
    Header header = readHeader(bytes, 0);
    int present = bytes.length - HEADER_BYTES;
    if (present < header.payloadBytes()) {
      throw truncated("payload", header.payloadBytes(), present);
    }
    WireReader reader = new WireReader(bytes, HEADER_BYTES, present);
    Frame frame = new Frame(header.type(), reader.raw(header.payloadBytes()));
    reader.expectEnd("frame");
    return frame;
  }

  /**
   * Reads the next frame; blocks until it is there.
   *
   * @throws EOFException if the stream ends before the first byte of a frame: the orderly end
   * @throws WireException if it ends within a frame, or the header is wrong
   */
  public static Frame read(InputStream in) throws IOException {
    byte[] head = new byte[HEADER_BYTES];
    int got = in.readNBytes(head, 0, HEADER_BYTES);
    if (got == 0) {
      throw new EOFException("end of stream between frames");
    }
    if (got < HEADER_BYTES) {
      throw truncated("header", HEADER_BYTES, got);
    }
    Header header = readHeader(head, 0);
    byte[] payload = new byte[header.payloadBytes()];
    int filled = in.readNBytes(payload, 0, payload.length);
    if (filled < payload.length) {
      throw truncated("payload", payload.length, filled);
    }
    return new Frame(header.type(), payload);
  }

  private static WireException truncated(String what, int expected, int got) {
    return new WireException(
        "truncated frame: "
            + what
            + " of "
            + expected
            + " bytes, "
            + (expected - got)
            + " bytes missing");
  }
}
