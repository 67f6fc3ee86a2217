package dev.roost.transport;

import dev.roost.wire.Frame;
import dev.roost.wire.FrameCodec;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;

/**
 * Frames to and from one node. Any thread may send; one thread at a time receives; any thread may
 * close.
 */
public final class SecureConnection implements Closeable {

  /** First frame of the accepting side: only with it does the other know that it was accepted. */
  static final int WELCOME = 0xffff;

  /** Plaintext of one TLS record (RFC 8446 §5.1). */
  private static final int RECORD_BYTES = 1 << 14;

  /** Most bytes of the head of a frame that is sent in two parts. */
  public static final int MOST_HEAD_BYTES = 1 << 10;

  private static final byte[] NOTHING = {};

  /** How long a close may wait until the peer has been told. */
  private static final Duration FAREWELL_LIMIT = Duration.ofMillis(200);

  private final Socket raw;
  private final RecordSocket records;
  private final SSLSocket socket;
  private final String peer;
  private final String cipher;
  private final OutputStream out;
  private final FrameInput in;
  private final ReentrantLock sending = new ReentrantLock();

  /** Guarded by {@link #sending}. */
  private final byte[] record = new byte[RECORD_BYTES];

  private volatile long bytesSent;
  private volatile boolean closed;

  SecureConnection(Socket raw, RecordSocket records, SSLSocket socket, String peer)
      throws IOException {
    this.raw = raw;
    this.records = records;
    this.socket = socket;
    this.peer = peer;
    this.cipher = socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
    this.out = socket.getOutputStream();
    this.in = new FrameInput(socket.getInputStream(), peer);
  }

  /** Node id of the other side, from its verified certificate. */
  public String peer() {
    return peer;
  }

  /** Address of the other side: where it was connected to, or came from. */
  public InetSocketAddress remote() {
    return (InetSocketAddress) raw.getRemoteSocketAddress();
  }

  /** Protocol and cipher suite, for people. */
  public String cipher() {
    return cipher;
  }

  /** Sends a whole payload; see {@link #send(int, byte[], int, int)}. */
  public void send(int type, byte[] payload) throws IOException {
    send(type, payload, 0, payload.length);
  }

  /**
   * Sends one frame. Returns when the kernel has taken it, which waits while the peer does not
   * read: that is the back-pressure. Small frames leave in one TLS record.
   *
   * @param type 0 to 65534; 65535 is this class' own
   * @param length at most {@link FrameCodec#MAX_PAYLOAD_BYTES}
   * @throws IOException if the connection is closed or broken; it is closed then
   */
  public void send(int type, byte[] payload, int offset, int length) throws IOException {
    if (type == WELCOME) {
      throw new IllegalArgumentException("frame type " + type + " is reserved for the handshake");
    }
    sendFrame(type, NOTHING, 0, payload, offset, length);
  }

  /**
   * Sends one frame whose payload is {@code head} and then {@code length} bytes of {@code payload};
   * it saves copying what is large behind what is small. Otherwise as {@link #send(int, byte[],
   * int, int)}.
   *
   * @param headLength how much of {@code head}; at most {@value #MOST_HEAD_BYTES}
   */
  public void send(int type, byte[] head, int headLength, byte[] payload, int offset, int length)
      throws IOException {
    if (type == WELCOME || headLength > MOST_HEAD_BYTES) {
      throw new IllegalArgumentException(
          "frame type " + type + " with a head of " + headLength + " bytes cannot be sent");
    }
    sendFrame(type, head, headLength, payload, offset, length);
  }

  /**
   * The next frame; waits for it. After a timeout nothing is lost: the next call goes on where this
   * one stopped.
   *
   * @throws java.net.SocketTimeoutException if {@link #readTimeout} passes without a byte
   * @throws EOFException if the peer closed, between frames or within one (the message says which)
   * @throws dev.roost.wire.WireException if what arrives is no frame
   * @throws IOException if the connection is closed here or broken
   */
  public Frame receive() throws IOException {
    try {
      return in.next();
    } catch (IOException e) {
      throw closed ? closedHere(e) : e;
    }
  }

  /**
   * Takes the payload of a frame back that nobody looks at any more: the next frame of the same
   * size may be read into it. For the thread that receives, and large frames, which make the
   * garbage collector work.
   */
  public void recycle(byte[] payload) {
    in.recycle(payload);
  }

  /** How long {@link #receive} waits for the next byte; zero, as at first, for ever. */
  public void readTimeout(Duration timeout) throws IOException {
    raw.setSoTimeout(Math.toIntExact(timeout.toMillis()));
  }

  /** Bytes of frames (headers and payloads) sent so far. */
  public long bytesSent() {
    return bytesSent;
  }

  /** Bytes of frames received so far. */
  public long bytesReceived() {
    return in.bytesReceived();
  }

  /**
   * Closes at once. The peer is told (close_notify) if that is possible without waiting for a send
   * that is stuck; a blocked {@link #receive} or {@link #send} ends with an exception in any case.
   */
  @Override
  public void close() throws IOException {
    closed = true;
    if (sending.tryLock()) {
      try (Deadline _ = Deadline.closing(raw, FAREWELL_LIMIT)) {
        socket.close();
      } catch (IOException _) {
        // The peer is gone or does not read: it cannot be told, and need not be.
      } finally {
        sending.unlock();
      }
    }
    raw.close();
  }

  @Override
  public String toString() {
    return "connection with " + peer + " at " + raw.getRemoteSocketAddress();
  }

  void welcome() throws IOException {
    sendFrame(WELCOME, NOTHING, 0, NOTHING, 0, 0);
  }

  void awaitWelcome() throws IOException {
    Frame first = in.next();
    if (first.type() != WELCOME) {
      throw new IOException("it began with frame type " + first.type() + ", not with a welcome");
    }
  }

  private void sendFrame(
      int type, byte[] head, int headLength, byte[] payload, int offset, int length)
      throws IOException {
    sending.lock();
    try {
      if (closed) {
        throw closedHere(null);
      }
      FrameCodec.writeHeader(record, 0, type, headLength + length);
      System.arraycopy(head, 0, record, FrameCodec.HEADER_BYTES, headLength);
      int begun = FrameCodec.HEADER_BYTES + headLength;
      int first = Math.min(length, RECORD_BYTES - begun);
      System.arraycopy(payload, offset, record, begun, first);
      if (first < length) {
        records.cork();
      }
      out.write(record, 0, begun + first);
      if (first < length) {
        out.write(payload, offset + first, length - first);
        records.uncork();
      }
      bytesSent += begun + length;
    } catch (IOException e) {
      // Part of a frame may be out: nothing that follows could be understood.
      boolean byUs = closed;
      closed = true;
      raw.close();
      throw byUs ? closedHere(e) : e;
    } finally {
      sending.unlock();
    }
  }

  private SocketException closedHere(IOException cause) {
    SocketException exception = new SocketException("connection with " + peer + " was closed here");
    exception.initCause(cause);
    return exception;
  }
}
