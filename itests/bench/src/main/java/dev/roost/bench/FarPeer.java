package dev.roost.bench;

import dev.roost.engine.link.TransferDigest;
import dev.roost.transport.SecureConnection;
import dev.roost.transport.SecureEndpoint;
import dev.roost.transport.SecureListener;
import dev.roost.trust.NodeCredentials;
import dev.roost.wire.Frame;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The far end of the yardsticks, in a JVM as an engine's: answers frames over TLS and bytes over
 * plain TCP. Ends when its connections do.
 */
final class FarPeer {

  /** A frame whose first four bytes say how long its answer shall be. */
  static final int ASK = 1;

  /** A frame that is thrown away. */
  static final int BULK = 2;

  /** The last frame. */
  static final int END = 3;

  /** A frame that is digested and thrown away. */
  static final int DIGESTED = 4;

  /** Bytes that go to and fro over plain TCP. */
  static final int SMALL_BYTES = 64;

  private FarPeer() {}

  /** Argument: directory of keys. Prints {@code ready}, then the ports of TLS and of TCP. */
  public static void main(String[] args) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    SecureEndpoint endpoint = new SecureEndpoint(NodeCredentials.load(Path.of(args[0])));
    try (SecureListener listener = endpoint.listen(new InetSocketAddress(loopback, 0));
        ServerSocket plain = new ServerSocket(0, 1, loopback)) {
      System.out.println("ready");
      System.out.println(listener.port() + " " + plain.getLocalPort());
      Thread.ofPlatform().daemon().name("plain").start(() -> echo(plain));
      try (SecureConnection connection = listener.accept()) {
        answer(connection);
      }
    }
  }

  private static void answer(SecureConnection connection) throws IOException {
    TransferDigest digest = new TransferDigest();
    while (true) {
      Frame frame = connection.receive();
      switch (frame.type()) {
        case ASK -> connection.send(ASK, new byte[ByteBuffer.wrap(frame.payload()).getInt()]);
        case BULK -> {}
        case DIGESTED -> digest.pages(frame.payload(), frame.payload().length);
        case END -> {
          return;
        }
        default -> throw new IOException("near sent " + frame);
      }
    }
  }

  private static void echo(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] small = new byte[SMALL_BYTES];
      while (in.readNBytes(small, 0, small.length) == small.length) {
        socket.getOutputStream().write(small);
      }
    } catch (IOException e) {
      System.err.println("plain peer ends: " + e.getMessage());
    }
  }
}
