package dev.roost.jobs;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The unix socket of keepers. Everybody may connect; whose a connection is, the kernel says
 * (SO_PEERCRED, unix(7)).
 */
final class JobSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobSocket.class);
  private static final int LONGEST_LINE = 1 << 20;

  private final ServerSocketChannel server;
  private final BiFunction<String, Link, Conversation> conversations;
  private final Set<SocketLink> links = ConcurrentHashMap.newKeySet();

  /**
   * Listens; {@link #start} begins to answer.
   *
   * @param conversations makes one for a user and the way to him
   */
  JobSocket(Path path, BiFunction<String, Link, Conversation> conversations) throws IOException {
    this.conversations = conversations;
    Files.deleteIfExists(path);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
    } catch (IOException e) {
      server.close();
      throw new IOException("keepers cannot connect to %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  void start() {
    Thread.ofPlatform().daemon().name("roost-jobs-accept").start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        String user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
        SocketLink link = new SocketLink(channel);
        links.add(link);
        // A thousand keepers are a thousand connections on which hardly anything is said.
        Thread.ofVirtual().name("roost-jobs-keeper").start(() -> serve(channel, user, link));
      }
    } catch (IOException e) {
      LOG.debug("The socket of keepers is closed", e);
    }
  }

  private void serve(SocketChannel channel, String user, SocketLink link) {
    Conversation conversation = conversations.apply(user, link);
    try (InputStream in = new BufferedInputStream(Channels.newInputStream(channel))) {
      for (String line = line(in); line != null; line = line(in)) {
        conversation.take(line);
      }
    } catch (IOException e) {
      LOG.debug("A connection of {} ended", user, e);
    } finally {
      links.remove(link);
      link.close();
      conversation.over();
    }
  }

  /** The next line without its end, or null. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toString(StandardCharsets.US_ASCII);
      }
      if (line.size() == LONGEST_LINE) {
        throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
      }
      line.write(b);
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    server.close();
    links.forEach(SocketLink::close);
  }
}
