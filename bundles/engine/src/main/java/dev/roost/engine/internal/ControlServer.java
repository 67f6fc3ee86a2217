package dev.roost.engine.internal;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/**
 * The unix socket: one JSON object a line, requests and answers, see docs/control.md. Only root and
 * the agent's user may connect: the file's mode says so, and the kernel's word for who the peer is
 * (SO_PEERCRED, unix(7)) is checked besides.
 */
final class ControlServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.control");

  private final ServerSocketChannel server;
  private final Operations operations;
  private final UserPrincipal agent;

  ControlServer(Path socket, int agentUid, Operations operations) throws IOException {
    this.operations = operations;
    Files.createDirectories(socket.toAbsolutePath().getParent());
    Files.deleteIfExists(socket);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    Files.setAttribute(socket, "unix:uid", agentUid);
    agent = Files.getOwner(socket);
  }

  void start() {
    Thread.ofPlatform().name("roost-control").start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        UnixDomainPrincipal peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
        if (peer.user().equals(agent) || peer.user().getName().equals("root")) {
          Thread.ofPlatform().name("roost-control-peer").daemon(true).start(() -> serve(channel));
        } else {
          LOG.log(Level.WARNING, "refused user {0} at the control socket", peer.user());
          channel.close();
        }
      }
    } catch (IOException e) {
      LOG.log(Level.INFO, "the control socket is closed: {0}", e.getMessage());
    }
  }

  private void serve(SocketChannel channel) {
    try (channel;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
      Peer peer = new Peer(channel);
      try (peer) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          answer(peer, line);
        }
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a peer of the control socket is gone", e);
    }
  }

  private void answer(Peer peer, String line) throws IOException {
    Map<String, Object> request;
    try {
      request = JSON.std.mapFrom(line);
    } catch (IOException e) {
      peer.send(failure(null, "a request is one JSON object on one line: " + e.getMessage()));
      return;
    }
    Runnable work =
        () -> {
          try {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", request.get("id"));
            answer.put("ok", true);
            answer.put("result", operations.perform(request, peer));
            peer.send(answer);
          } catch (IOException | RuntimeException e) {
            peer.sendIfPossible(failure(request.get("id"), String.valueOf(e.getMessage())));
          }
        };
    if (operations.takesLong(request)) {
      Thread.ofPlatform().name("roost-request").daemon(true).start(work);
    } else {
      work.run();
    }
  }

  private static Map<String, Object> failure(Object id, String sentence) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", id);
    answer.put("ok", false);
    answer.put("error", sentence);
    return answer;
  }

  /** One connection; closed with it is what it listens to. */
  static final class Peer implements Closeable {
    private final SocketChannel channel;
    private Closeable subscription;

    Peer(SocketChannel channel) {
      this.channel = channel;
    }

    synchronized void subscribed(Closeable newSubscription) {
      subscription = newSubscription;
    }

    synchronized void send(Map<String, Object> message) throws IOException {
      byte[] line = (JSON.std.asString(message) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer out = ByteBuffer.wrap(line);
      while (out.hasRemaining()) {
        channel.write(out);
      }
    }

    void sendIfPossible(Map<String, Object> message) {
      try {
        send(message);
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "a peer of the control socket is gone", e);
      }
    }

    @Override
    public synchronized void close() throws IOException {
      if (subscription != null) {
        subscription.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
