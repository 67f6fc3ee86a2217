package dev.roost.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A slow network link: what connects to {@link #address} talks to an engine over a relay that
 * delays every piece, in both directions, by half to one and a half times the set delay. Order is
 * kept, and at most 4 MiB are under way in a direction, as in a TCP window. Where a link must be
 * cut there is {@link CutLink}; queueing disciplines that delay (tc-netem(8)) are not in every
 * kernel.
 */
public final class DelayedLink implements AutoCloseable {
  private static final int PIECE_BYTES = 1 << 16;
  private static final int PIECES = 64;
  private static final int CONNECT_MS = 5000;
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final EngineControl.Address far;
  private final ServerSocket server;
  private final long delayNs;
  private final Random random;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final String name = "delayed-link-" + NUMBERS.incrementAndGet();

  private DelayedLink(EngineControl.Address far, Duration delay, Random random) throws IOException {
    this.far = far;
    this.delayNs = delay.toNanos();
    this.random = random;
    this.server = new ServerSocket(0, 50, InetAddress.getByName(far.host()));
  }

  /**
   * Puts a link in front of an engine, on the engine's own host: that is what its certificate is
   * for.
   *
   * @param delay of each direction, on average
   * @param random where the jitter comes from
   */
  public static DelayedLink to(EngineControl.Address far, Duration delay, Random random) {
    try {
      DelayedLink link = new DelayedLink(far, delay, random);
      Thread.ofVirtual().name(link.name).start(link::accept);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where to connect instead of the engine itself. */
  public EngineControl.Address address() {
    return new EngineControl.Address(far.node(), far.host(), server.getLocalPort());
  }

  /** Breaks what is connected, and takes nothing more. */
  @Override
  public void close() {
    closeQuietly(server);
    open.forEach(DelayedLink::closeQuietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        open.add(near);
        Thread.ofVirtual().name(name + "-connect").start(() -> connect(near));
      } catch (IOException closed) {
        // The link is closed, which ends the loop; accept(2) has no other failure that lasts.
      }
    }
  }

  private void connect(Socket near) {
    Socket beyond = new Socket();
    open.add(beyond);
    try {
      beyond.connect(new InetSocketAddress(far.host(), far.port()), CONNECT_MS);
      near.setTcpNoDelay(true);
      beyond.setTcpNoDelay(true);
      carry(near, beyond);
      carry(beyond, near);
    } catch (IOException refused) {
      // Who connected sees what it sees when a host behind a router is not there.
      end(near, beyond);
    }
  }

  private record Piece(byte[] bytes, long dueNs) {}

  private void carry(Socket from, Socket to) {
    BlockingQueue<Piece> underWay = new ArrayBlockingQueue<>(PIECES);
    Thread.ofVirtual().name(name + "-in").start(() -> take(from, to, underWay));
    Thread.ofVirtual().name(name + "-out").start(() -> give(from, to, underWay));
  }

  private void take(Socket from, Socket to, BlockingQueue<Piece> underWay) {
    byte[] buffer = new byte[PIECE_BYTES];
    try {
      int n;
      do {
        n = from.getInputStream().read(buffer);
        underWay.put(new Piece(Arrays.copyOf(buffer, Math.max(n, 0)), dueNs()));
      } while (n > 0);
    } catch (IOException | InterruptedException broken) {
      end(from, to);
    }
  }

  private long dueNs() {
    return System.nanoTime() + (long) (delayNs * (0.5 + random.nextDouble()));
  }

  private void give(Socket from, Socket to, BlockingQueue<Piece> underWay) {
    try {
      OutputStream out = to.getOutputStream();
      for (Piece piece = underWay.take(); piece.bytes().length > 0; piece = underWay.take()) {
        waitUntil(piece.dueNs());
        out.write(piece.bytes());
      }
      to.shutdownOutput();
      if (from.isOutputShutdown()) {
        end(from, to);
      }
    } catch (IOException | InterruptedException broken) {
      end(from, to);
    }
  }

  private static void waitUntil(long dueNs) {
    for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Both ends see that the connection is over. */
  private void end(Socket one, Socket other) {
    closeQuietly(one);
    closeQuietly(other);
    open.remove(one);
    open.remove(other);
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException("closing a socket failed", e);
    }
  }
}
