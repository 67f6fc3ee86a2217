package dev.roost.node.joining;

import dev.roost.trust.NodeCredentials;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TLS connection of two nodes that talk in lines, and the transcript of what they say. For one
 * thread at a time.
 */
final class JoinChannel implements AutoCloseable {

  /**
   * How long a handshake, and each answer that needs no person, may take: a node that is emulated,
   * and makes its first signature, takes its time.
   */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final int CONNECT_MS = 5_000;

  /** No message is half as long. */
  private static final int LONGEST_LINE = 1 << 16;

  private static final Logger LOG = LoggerFactory.getLogger(JoinChannel.class);

  private final SSLSocket socket;
  private final X509Certificate peer;
  private final byte[] binding;
  private final MessageDigest transcript;
  private final byte[] buffer = new byte[LONGEST_LINE];
  private int filled;

  /** {@code socket} has not shaken hands yet. */
  private JoinChannel(SSLSocket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.startHandshake();
    SSLSession session = socket.getSession();
    peer = (X509Certificate) session.getPeerCertificates()[0];
    X509Certificate own = (X509Certificate) session.getLocalCertificates()[0];
    MessageDigest both = Digests.sha256("roost connection 1");
    both.update(encoded(socket.getUseClientMode() ? own : peer));
    both.update(encoded(socket.getUseClientMode() ? peer : own));
    binding = both.digest();
    transcript = Digests.sha256("roost conversation 1");
    transcript.update(binding);
  }

  /** Connects as the client. */
  static JoinChannel connect(NodeCredentials own, InetSocketAddress address) throws IOException {
    Socket plain = new Socket();
    try {
      if (address.isUnresolved()) {
        throw new IOException("the name " + address.getHostString() + " is not known");
      }
      plain.connect(address, CONNECT_MS);
      return over(own, plain, true);
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  /** Takes a connection that was accepted. */
  static JoinChannel accept(NodeCredentials own, Socket plain) throws IOException {
    return over(own, plain, false);
  }

  private static JoinChannel over(NodeCredentials own, Socket plain, boolean client)
      throws IOException {
    plain.setSoTimeout((int) PATIENCE.toMillis());
    SSLSocket socket =
        (SSLSocket)
            JoinTls.context(own)
                .getSocketFactory()
                .createSocket(
                    plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
    socket.setUseClientMode(client);
    if (!client) {
      socket.setNeedClientAuth(true);
    }
    CountDownLatch done = new CountDownLatch(1);
    Thread.ofVirtual().name("roost-join-deadline").start(() -> closeAfterPatience(plain, done));
    try {
      return new JoinChannel(socket);
    } finally {
      done.countDown();
    }
  }

  /** A handshake that trickles in would go on for ever: a read timeout limits each read only. */
  private static void closeAfterPatience(Socket socket, CountDownLatch done) {
    try {
      if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        socket.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("{} cannot be closed: {}", socket, e.getMessage(), e);
    }
  }

  /** What the other side has the key of. */
  X509Certificate peer() {
    return peer;
  }

  /** Digest of the certificates of client and server, in this order. */
  byte[] binding() {
    return binding.clone();
  }

  /** Digest of both certificates and all lines so far, of both sides, in their order. */
  byte[] transcript() {
    try {
      return ((MessageDigest) transcript.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of this JVM cannot be read on the way", e);
    }
  }

  void send(Message message) throws IOException {
    byte[] line = (message.line() + "\n").getBytes(StandardCharsets.UTF_8);
    transcript.update(line);
    socket.getOutputStream().write(line);
    socket.getOutputStream().flush();
  }

  /** Says no; the conversation is over. */
  void refuse(String sentence) throws IOException {
    send(Message.say("refused").with("sentence", sentence));
  }

  /**
   * The next message, which must be {@code word}.
   *
   * @throws RefusedException if the other side says no instead
   * @throws SocketTimeoutException if it says nothing for {@code patience}
   */
  Message receive(String word, Duration patience) throws IOException {
    Message message = receive(patience);
    if (message.word().equals("refused")) {
      throw new RefusedException(message.text("sentence"));
    }
    if (!message.word().equals(word)) {
      throw new IOException("the other side says %s, not %s".formatted(message.word(), word));
    }
    return message;
  }

  /** The next message, whatever it is. */
  Message receive(Duration patience) throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    InputStream in = socket.getInputStream();
    int end = lineEnd(0);
    while (end < 0) {
      if (filled == buffer.length) {
        throw new IOException("the other side says more than %d bytes".formatted(LONGEST_LINE));
      }
      // A read timeout limits each read only: who sends a byte a second must not be waited for.
      long leftMs = (until - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        throw new SocketTimeoutException("no answer within " + patience.toSeconds() + " s");
      }
      socket.setSoTimeout((int) Math.min(leftMs, Integer.MAX_VALUE));
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        throw new EOFException("the other side has ended the conversation");
      }
      filled += count;
      end = lineEnd(filled - count);
    }
    transcript.update(buffer, 0, end + 1);
    Message message = Message.read(new String(buffer, 0, end, StandardCharsets.UTF_8));
    filled -= end + 1;
    System.arraycopy(buffer, end + 1, buffer, 0, filled);
    return message;
  }

  private int lineEnd(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      byte[] der = certificate.getEncoded();
      return Digests.sha256("roost certificate 1").digest(der);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read has no encoding", e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
