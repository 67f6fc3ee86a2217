package dev.roost.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks a program of root's, {@code roost-update} or {@code roost-join}: a line goes there, lines
 * come back, the last is done or fault.
 */
final class Updater {
  private static final String PROGRESS = "progress ";
  private static final String FAULT = "fault ";

  private final Path socket;
  private final String program;

  Updater(Path socket, String program) {
    this.socket = socket;
    this.program = program;
  }

  /**
   * One request on a connection of its own.
   *
   * @param progress hears what is being done, while it is
   * @return the other lines, in order
   * @throws IOException with the sentence with which it was refused, or why it could not be asked
   */
  List<String> ask(String request, Consumer<String> progress) throws IOException {
    if (request.indexOf('\n') >= 0) {
      throw new IOException("a request is one line; this has several: " + request);
    }
    try (SocketChannel channel = connect();
        BufferedReader lines =
            new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(request + "\n");
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      List<String> answer = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("done")) {
          return answer;
        } else if (line.startsWith(FAULT)) {
          throw new IOException(line.substring(FAULT.length()));
        } else if (line.startsWith(PROGRESS)) {
          progress.accept(line.substring(PROGRESS.length()));
        } else {
          answer.add(line);
        }
      }
    }
    throw new IOException(
        "%1$s ended without an answer; journalctl -t %1$s says more".formatted(program));
  }

  private SocketChannel connect() throws IOException {
    try {
      return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      throw new IOException(
          "%s of this node is not there: %s cannot be reached (%s); is it started from Roost's image?"
              .formatted(program, socket, e.getMessage()),
          e);
    }
  }
}
