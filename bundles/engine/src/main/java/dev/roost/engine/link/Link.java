package dev.roost.engine.link;

import dev.roost.transport.SecureConnection;
import dev.roost.wire.Frame;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/**
 * The connection that serves one process. Anyone may send; one thread receives. A peer that says
 * nothing for {@link #SILENCE} is lost.
 */
public final class Link implements Closeable {
  /** How long a peer may be silent. */
  public static final Duration SILENCE = Duration.ofSeconds(10);

  /** How often each side says that it is there, in milliseconds. */
  public static final long PING_MS = 1000;

  private final SecureConnection connection;
  private final SendWatch watch;

  public Link(SecureConnection connection) throws IOException {
    this.connection = connection;
    connection.readTimeout(SILENCE);
    watch = SendWatch.of(connection, SILENCE);
  }

  /**
   * A frame that has arrived.
   *
   * @param type what it is
   * @param payload its contents
   */
  public record Received(FrameType type, byte[] payload) {
    /** Reads the payload from its start. */
    public WireReader reader() {
      return new WireReader(payload);
    }
  }

  /** The id of the node at the other end, as its certificate has it. */
  public String peer() {
    return connection.peer();
  }

  /** Address of the other end, as text. */
  public String remoteHost() {
    return connection.remote().getAddress().getHostAddress();
  }

  /** TCP port of the other end. */
  public int remotePort() {
    return connection.remote().getPort();
  }

  /** Waits for the next frame. */
  public Received receive() throws IOException {
    Frame frame = connection.receive();
    return new Received(FrameType.of(frame.type()), frame.payload());
  }

  /** Takes back a frame that has been dealt with; nothing may look at its payload any more. */
  public void recycle(Received received) {
    connection.recycle(received.payload());
  }

  /** Waits for the next frame that is not a {@link FrameType#PING}. */
  public Received receiveNext() throws IOException {
    Received received = receive();
    while (received.type() == FrameType.PING) {
      received = receive();
    }
    return received;
  }

  /**
   * Waits for a frame of this type; {@link FrameType#REFUSED} becomes a {@link RefusedException}.
   */
  public WireReader expect(FrameType type) throws IOException {
    return require(receiveNext(), type);
  }

  /** As {@link #expect}, of a frame that has been received. */
  public WireReader require(Received received, FrameType type) throws IOException {
    if (received.type() == FrameType.REFUSED) {
      throw new RefusedException(received.reader().string());
    }
    if (received.type() != type) {
      throw new IOException(peer() + " sent " + received.type() + " where " + type + " was due");
    }
    return received.reader();
  }

  /** Sends a frame without contents. */
  public void send(FrameType type) throws IOException {
    send(type, new byte[0], 0, 0);
  }

  /** Sends a frame. */
  public void send(FrameType type, WireWriter payload) throws IOException {
    byte[] bytes = payload.toByteArray();
    send(type, bytes, 0, bytes.length);
  }

  /** Sends a frame. */
  public void send(FrameType type, byte[] payload, int offset, int length) throws IOException {
    watch.begin();
    try {
      connection.send(type.ordinal(), payload, offset, length);
    } finally {
      watch.end();
    }
  }

  /** Sends a frame whose payload is {@code head} and then all of {@code payload}. */
  public void send(FrameType type, WireWriter head, byte[] payload) throws IOException {
    byte[] bytes = head.toByteArray();
    watch.begin();
    try {
      connection.send(type.ordinal(), bytes, bytes.length, payload, 0, payload.length);
    } finally {
      watch.end();
    }
  }

  /** Sends a frame whose contents is one sentence. */
  public void send(FrameType type, String sentence) throws IOException {
    send(type, new WireWriter().string(sentence));
  }

  /** Bytes in both directions so far. */
  public long bytes() {
    return connection.bytesSent() + connection.bytesReceived();
  }

  @Override
  public void close() throws IOException {
    watch.close();
    connection.close();
  }
}
