package dev.roost.transport;

import dev.roost.wire.Frame;
import dev.roost.wire.FrameCodec;
import dev.roost.wire.SpareArray;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads frames through one buffer, and remembers how far it got, so that a timeout within a frame
 * loses nothing. For one thread at a time.
 */
final class FrameInput {

  /** Small frames are read several at a time; large payloads go past the buffer. */
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final String peer;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int from;
  private int to;

  /** The frame under way; null between frames. */
  private byte[] payload;

  /** A payload that nobody needs any more, for the next frame of the same size. */
  private final SpareArray spare = new SpareArray();

  private int type;
  private int filled;
  private volatile long bytesReceived;

  FrameInput(InputStream in, String peer) {
    this.in = in;
    this.peer = peer;
  }

  long bytesReceived() {
    return bytesReceived;
  }

  synchronized Frame next() throws IOException {
    if (payload == null) {
      beginFrame();
    }
    int buffered = Math.min(to - from, payload.length - filled);
    System.arraycopy(buffer, from, payload, filled, buffered);
    from += buffered;
    filled += buffered;
    while (filled < payload.length) {
      int count = read(payload, filled, payload.length - filled);
      if (count < 0) {
        throw new EOFException(
            "truncated by "
                + peer
                + ": "
                + (payload.length - filled)
                + " bytes of a frame missing");
      }
      filled += count;
    }
    bytesReceived += FrameCodec.HEADER_BYTES + payload.length;
    Frame frame = new Frame(type, payload);
    payload = null;
    return frame;
  }

  private void beginFrame() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    while (to < FrameCodec.HEADER_BYTES) {
      int count = read(buffer, to, buffer.length - to);
      if (count < 0) {
        throw new EOFException(
            to == 0
                ? peer + " closed the connection"
                : "truncated by " + peer + " within a header");
      }
      to += count;
    }
    FrameCodec.Header header = FrameCodec.readHeader(buffer, 0);
    from = FrameCodec.HEADER_BYTES;
    type = header.type();
    payload = spare.take(header.payloadBytes());
    filled = 0;
  }

  synchronized void recycle(byte[] done) {
    spare.give(done);
  }

  private int read(byte[] target, int offset, int length) throws IOException {
    try {
      return in.read(target, offset, length);
    } catch (EOFException e) {
      // Bouncy Castle's name for a TCP end without a TLS end, which anybody on the way can cause.
      throw (EOFException)
          new EOFException("truncated by " + peer + " or on the way: no TLS end").initCause(e);
    }
  }
}
