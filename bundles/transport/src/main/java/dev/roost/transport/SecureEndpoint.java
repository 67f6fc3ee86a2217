package dev.roost.transport;

import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** Makes connections in the name of one node. Immutable; threads may share it. */
public final class SecureEndpoint {

  /** On a machine that is emulated the first handshake takes longer than those that follow. */
  private static final Duration REHEARSAL_LIMIT = Duration.ofMinutes(2);

  private static final int REHEARSED_BYTES = 1 << 16;

  private final TlsContext tls;
  private final String node;

  /**
   * @param credentials this node, and the authority whose nodes it talks to
   */
  public SecureEndpoint(NodeCredentials credentials) {
    this.tls = new TlsContext(credentials);
    this.node = credentials.nodeId();
  }

  /**
   * One handshake with itself, so that the first one with another node does not have to load
   * hundreds of classes while that node waits. It proves, too, that the own certificate is good.
   *
   * @throws IOException with what is wrong with the own keys, or the loopback
   */
  public void rehearse() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (SecureListener listener = listen(any);
        SecureConnection near =
            connect(any.getAddress().getHostAddress(), listener.port(), node, REHEARSAL_LIMIT);
        SecureConnection far = listener.accept()) {
      far.send(0, new byte[REHEARSED_BYTES]);
      int length = near.receive().payload().length;
      if (length != REHEARSED_BYTES) {
        throw new IOException("of %d bytes %d arrived".formatted(REHEARSED_BYTES, length));
      }
    }
  }

  /**
   * Listens for other nodes.
   *
   * @param address port 0 picks a free one
   * @throws IOException if the address cannot be had
   */
  public SecureListener listen(InetSocketAddress address) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      SocketSettings.applyBeforeBind(socket);
      socket.bind(address);
    } catch (IOException e) {
      socket.close();
      throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
    }
    return new SecureListener(socket, tls);
  }

  /**
   * Connects to a node and waits until both sides have accepted each other.
   *
   * @param expectedNode the node id that must be in the other's certificate
   * @param timeout for everything together
   * @throws SSLPeerUnverifiedException if the other is not that node of our cluster, or does not
   *     accept us; one sentence says which
   * @throws SocketTimeoutException after the timeout
   * @throws IOException if it cannot be reached
   */
  public SecureConnection connect(String host, int port, String expectedNode, Duration timeout)
      throws IOException {
    String where = expectedNode + " at " + host + ":" + port;
    Socket raw = new Socket();
    try (Deadline deadline = Deadline.closing(raw, timeout)) {
      try {
        SocketSettings.apply(raw);
        raw.connect(new InetSocketAddress(host, port), Math.toIntExact(timeout.toMillis()));
        return handshake(raw, host, port, expectedNode);
      } catch (IOException e) {
        raw.close();
        if (deadline.expired() || e instanceof SocketTimeoutException) {
          throw timedOut(where, timeout, e);
        }
        throw Refusal.explain("node " + where, e);
      }
    }
  }

  private SecureConnection handshake(Socket raw, String host, int port, String expectedNode)
      throws IOException {
    RecordSocket records = new RecordSocket(raw);
    SSLSocket socket = tls.client(records, host, port);
    socket.startHandshake();
    String peer = tls.peerOf(socket);
    if (!peer.equals(expectedNode)) {
      throw new SSLPeerUnverifiedException(
          "it proved to be node " + peer + ", expected " + expectedNode);
    }
    SecureConnection connection = new SecureConnection(raw, records, socket, peer);
    connection.awaitWelcome();
    return connection;
  }

  private static IOException timedOut(String where, Duration timeout, IOException cause) {
    var timedOut =
        new SocketTimeoutException(
            "no answer of node " + where + " in " + timeout.toMillis() + " ms");
    timedOut.initCause(cause);
    return timedOut;
  }
}
