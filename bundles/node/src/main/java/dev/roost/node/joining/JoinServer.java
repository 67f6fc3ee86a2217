package dev.roost.node.joining;

import dev.roost.trust.EnrollmentRequest;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where other nodes come to join, to pair, and to hear which brokers there are. */
final class JoinServer implements AutoCloseable {

  /** Strangers may come here: more of them at a time are turned away. */
  private static final int MOST_AT_A_TIME = 16;

  private static final Logger LOG = LoggerFactory.getLogger(JoinServer.class);

  private final ThisNode self;
  private final Admitting admitting;
  private final TokenBook tokens;
  private final Candidate candidate;
  private final ServerSocket socket;
  private final Semaphore free = new Semaphore(MOST_AT_A_TIME);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Listens; {@link #start} answers. */
  JoinServer(
      ThisNode self, Admitting admitting, TokenBook tokens, Candidate candidate, InetAddress host)
      throws IOException {
    this.self = self;
    this.admitting = admitting;
    this.tokens = tokens;
    this.candidate = candidate;
    socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(host, self.settings().port()));
  }

  void start() {
    Thread.ofPlatform().name("roost-join-server").daemon().start(this::accept);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (!free.tryAcquire()) {
          client.close();
          continue;
        }
        open.add(client);
        Thread.ofVirtual().name("roost-join-peer").start(() -> serve(client));
      } catch (SocketException e) {
        if (!socket.isClosed()) {
          LOG.warn("No node can join here any more: {}", e.getMessage(), e);
          return;
        }
      } catch (IOException e) {
        LOG.warn("A node that came to join was lost: {}", e.getMessage(), e);
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        JoinChannel channel = JoinChannel.accept(self.credentials(), client)) {
      converse(channel);
    } catch (EOFException e) {
      LOG.debug("{} has ended the conversation", client, e);
    } catch (IOException | RuntimeException e) {
      LOG.info("The conversation with {} ended: {}", client.getInetAddress(), e.getMessage());
      LOG.debug("The conversation with {} ended here", client, e);
    } finally {
      open.remove(client);
      free.release();
    }
  }

  private void converse(JoinChannel channel) throws IOException {
    channel.send(self.hello());
    Message first = channel.receive(JoinChannel.PATIENCE);
    try {
      switch (first.word()) {
        case "join" -> join(channel, first);
        case "pair" -> candidate.pair(channel, first);
        default ->
            throw new RefusedException("join and pair are understood here, not " + first.word());
      }
    } catch (IOException e) {
      tell(channel, e);
      throw e;
    }
  }

  /** The other side hears why, unless it has gone. */
  private static void tell(JoinChannel channel, IOException why) {
    try {
      channel.refuse(String.valueOf(why.getMessage()));
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private void join(JoinChannel channel, Message join) throws IOException {
    admitting.requireAuthority();
    List<byte[]> requests = join.allBytes("requests");
    EnrollmentRequest node = EnrollmentRequest.read(requests);
    String broker = join.text("broker");
    // Before the token is used up: it is good again once the node has another name.
    admitting.requireFree(node.node());
    tokens.redeem(join.text("token"), join.bytes("proof"), channel.binding(), requests, node);
    channel.send(admitting.admit(requests, broker));
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket client : open) {
      client.close();
    }
  }
}
