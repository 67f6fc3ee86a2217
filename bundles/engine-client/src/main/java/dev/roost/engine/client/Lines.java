package dev.roost.engine.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Lines of UTF-8 from a channel. Reads the channel itself: the stream adaptors of the JDK may share
 * a lock between reading and writing.
 */
final class Lines {
  /** More than the longest answer, the table of system calls, by far. */
  private static final int MAX_LINE_BYTES = 16 << 20;

  private final SocketChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(16 << 10).flip();

  Lines(SocketChannel channel) {
    this.channel = channel;
  }

  /** The next line without its end; null when the other side has closed the connection. */
  String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (buffer.hasRemaining() || fill()) {
      byte b = buffer.get();
      if (b == '\n') {
        return line.toString(StandardCharsets.UTF_8);
      }
      if (line.size() >= MAX_LINE_BYTES) {
        throw new IOException("the engine sent a line of more than " + MAX_LINE_BYTES + " bytes");
      }
      line.write(b);
    }
    return null;
  }

  private boolean fill() throws IOException {
    buffer.clear();
    int count = channel.read(buffer);
    buffer.flip();
    return count > 0;
  }
}
