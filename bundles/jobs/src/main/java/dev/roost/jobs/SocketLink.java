package dev.roost.jobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection's way out, on a thread of its own: a keeper that was stopped stops nobody. */
final class SocketLink implements Link {
  private static final Logger LOG = LoggerFactory.getLogger(SocketLink.class);

  private final SocketChannel channel;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("roost-jobs-writer").factory());

  SocketLink(SocketChannel channel) {
    this.channel = channel;
  }

  @Override
  public void send(List<String> words) {
    byte[] line = (Words.line(words) + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      writer.execute(() -> write(ByteBuffer.wrap(line)));
    } catch (RejectedExecutionException e) {
      LOG.debug("'{}' was not said: the connection is closed", words, e);
    }
  }

  private void write(ByteBuffer line) {
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      LOG.debug("A keeper cannot be written to", e);
      close();
    }
  }

  @Override
  public void close() {
    writer.shutdown();
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("Closing a connection failed", e);
    }
  }
}
