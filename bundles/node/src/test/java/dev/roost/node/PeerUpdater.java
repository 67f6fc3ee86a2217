package dev.roost.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The other end of the requests: a real unix socket whose answers a test chooses beforehand. */
final class PeerUpdater implements AutoCloseable {
  private final ServerSocketChannel server;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  PeerUpdater(Path socket) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofPlatform().daemon().name("peer-updater").start(this::serve);
  }

  /** What the next request gets; then the connection is closed. */
  void answer(String lines) {
    answers.add(lines);
  }

  /** The request that came next. */
  String asked() throws InterruptedException {
    return requests.poll(5, TimeUnit.SECONDS);
  }

  private void serve() {
    try {
      while (true) {
        try (SocketChannel client = server.accept()) {
          BufferedReader lines =
              new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
          requests.add(lines.readLine());
          Channels.newOutputStream(client).write(answers.take().getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException | InterruptedException e) {
      System.out.println("peer stops: " + e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
