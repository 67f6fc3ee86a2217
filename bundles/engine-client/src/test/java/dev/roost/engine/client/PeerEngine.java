package dev.roost.engine.client;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The other end of the control protocol: a real unix socket whose answers a test chooses. */
final class PeerEngine implements AutoCloseable {
  final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final Path socket;
  private final ServerSocketChannel server;
  private final BlockingQueue<SocketChannel> clients = new LinkedBlockingQueue<>();

  record Request(SocketChannel from, Map<String, Object> fields) {
    String op() {
      return String.valueOf(fields.get("op"));
    }

    void result(String json) throws IOException {
      send(from, "{\"id\":%s,\"ok\":true,\"result\":%s}".formatted(fields.get("id"), json));
    }

    void error(String sentence) throws IOException {
      send(from, "{\"id\":%s,\"ok\":false,\"error\":\"%s\"}".formatted(fields.get("id"), sentence));
    }
  }

  PeerEngine(Path socket) throws IOException {
    this.socket = socket;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofPlatform().daemon().name("peer-accept").start(this::accept);
  }

  /** The next request, which must come within five seconds. */
  Request next() throws InterruptedException {
    Request request = requests.poll(5, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request came");
    }
    return request;
  }

  static void send(SocketChannel to, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        clients.add(client);
        Thread.ofPlatform().daemon().name("peer-read").start(() -> read(client));
      }
    } catch (IOException e) {
      System.out.println("peer stops: " + e);
    }
  }

  private void read(SocketChannel client) {
    Lines lines = new Lines(client);
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        requests.add(new Request(client, JSON.std.mapFrom(line)));
      }
    } catch (IOException e) {
      System.out.println("peer lost a client: " + e);
    }
  }

  /** Dies as an engine does: everything is closed and the name of the socket goes. */
  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel client : clients) {
      client.close();
    }
    Files.deleteIfExists(socket);
  }
}
