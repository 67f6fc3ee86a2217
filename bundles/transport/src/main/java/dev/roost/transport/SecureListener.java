package dev.roost.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;

/**
 * Hands out connections whose handshake is done. Handshakes run beside each other, so that a client
 * that is slow, silent or hostile delays nobody. Any thread may call anything.
 */
public final class SecureListener implements Closeable {

  private static final System.Logger LOG = System.getLogger(SecureListener.class.getName());

  /** A handshake takes two round trips and a few milliseconds of CPU. */
  private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

  private static final int ACCEPT_RETRY_MS = 100;
  private static final int FAREWELL_MS = 1000;
  private static final int FAREWELL_BYTES = 64 * 1024;

  /** More clients than this wait in the kernel's backlog. */
  private static final int HANDSHAKES_AT_A_TIME = 64;

  private final ServerSocket server;
  private final TlsContext tls;
  private final Semaphore handshakes = new Semaphore(HANDSHAKES_AT_A_TIME);
  private final Set<Socket> unfinished = ConcurrentHashMap.newKeySet();

  /** Empty stands for the end and stays in the queue. */
  private final BlockingQueue<Optional<SecureConnection>> ready = new LinkedBlockingQueue<>();

  private volatile Consumer<String> refused = sentence -> LOG.log(Level.WARNING, sentence);
  private final CountDownLatch end = new CountDownLatch(1);

  SecureListener(ServerSocket server, TlsContext tls) {
    this.server = server;
    this.tls = tls;
    Thread.ofPlatform().daemon().name("roost-accept-" + port()).start(this::acceptAll);
  }

  /** The port that it listens on. */
  public int port() {
    return server.getLocalPort();
  }

  /**
   * Who is told, in one sentence each, of clients that were turned away; a log line until set.
   * Called on handshake threads.
   */
  public void refused(Consumer<String> listener) {
    refused = listener;
  }

  /**
   * The next connection; waits for one.
   *
   * @throws SocketException once the listener is closed
   * @throws InterruptedIOException if the thread is interrupted; it stays interrupted
   */
  public SecureConnection accept() throws IOException {
    try {
      Optional<SecureConnection> next = ready.take();
      if (next.isPresent()) {
        return next.get();
      }
      ready.add(next);
      throw new SocketException("listener on port " + port() + " is closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a connection");
    }
  }

  /** Stops listening; connections that were handed out live on. */
  @Override
  public void close() throws IOException {
    end.countDown();
    server.close();
    for (Socket socket : unfinished) {
      socket.close();
    }
    for (var waiting = ready.poll(); waiting != null; waiting = ready.poll()) {
      if (waiting.isPresent()) {
        waiting.get().close();
      }
    }
    ready.add(Optional.empty());
  }

  private boolean closed() {
    return end.getCount() == 0;
  }

  private void acceptAll() {
    while (!closed()) {
      try {
        handshakes.acquire();
        Socket raw = server.accept();
        unfinished.add(raw);
        Thread.ofPlatform()
            .daemon()
            .name("roost-handshake-" + raw.getPort())
            .start(() -> handshake(raw));
      } catch (IOException e) {
        handshakes.release();
        reportUnlessClosed("port " + port(), e);
        awaitDescriptors();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Out of descriptors, accept fails at once each time: it must not spin until there are some. */
  private void awaitDescriptors() {
    try {
      boolean ended = end.await(ACCEPT_RETRY_MS, TimeUnit.MILLISECONDS);
      LOG.log(Level.DEBUG, ended ? "listener closed" : "accepting again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handshake(Socket raw) {
    String who = "client " + raw.getRemoteSocketAddress();
    try (Deadline deadline = Deadline.closing(raw, HANDSHAKE_LIMIT)) {
      try {
        SocketSettings.apply(raw);
        RecordSocket records = new RecordSocket(raw);
        SSLSocket socket = tls.server(records);
        socket.startHandshake();
        SecureConnection connection =
            new SecureConnection(raw, records, socket, tls.peerOf(socket));
        connection.welcome();
        hand(connection);
      } catch (IOException e) {
        if (deadline.expired()) {
          refused.accept(who + ": no handshake in " + HANDSHAKE_LIMIT.toSeconds() + " s");
        } else {
          reportUnlessClosed(who, e);
          letItReadWhy(raw);
        }
      }
    } catch (IOException e) {
      reportUnlessClosed(who, e);
    } catch (RuntimeException e) {
      // Whatever a stranger's bytes made the library throw ends that client's handshake only.
      reportUnlessClosed(who, new IOException(e.toString(), e));
      closeQuietly(raw);
    } finally {
      unfinished.remove(raw);
      handshakes.release();
    }
  }

  /**
   * Closed with bytes unread, TCP answers with a reset, and the client would see that instead of
   * the alert that tells it why. So what it still sends is read, for a second and within the limit.
   */
  private static void letItReadWhy(Socket raw) throws IOException {
    try (raw) {
      raw.shutdownOutput();
      raw.setSoTimeout(FAREWELL_MS);
      raw.getInputStream().readNBytes(FAREWELL_BYTES);
    } catch (SocketException | SocketTimeoutException e) {
      // It is gone, or it stays: there is nothing more to tell it.
      return;
    }
  }

  private static void closeQuietly(Socket raw) {
    try {
      raw.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot close " + raw + ": " + e.getMessage());
    }
  }

  private void hand(SecureConnection connection) throws IOException {
    ready.add(Optional.of(connection));
    if (closed() && ready.remove(Optional.of(connection))) {
      connection.close();
    }
  }

  private void reportUnlessClosed(String who, IOException failure) {
    if (!closed()) {
      refused.accept(Refusal.sentence(who, failure));
    }
  }
}
