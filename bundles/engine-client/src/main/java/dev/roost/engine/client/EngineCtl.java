package dev.roost.engine.client;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Asks an engine one thing from a shell: {@code EngineCtl SOCKET OP [key=value...]} prints the
 * answer as one line of JSON. {@code listen} prints events after it until the engine goes.
 *
 * <p>Exit code 0 if the answer says ok; 1 if it does not, or there is none, with one line on
 * standard error.
 */
public final class EngineCtl {
  private static final List<String> NUMBERS = List.of("pid", "port");
  private static final List<String> FLAGS = List.of("on", "byHand");

  private EngineCtl() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length < 2) {
      err.println("usage: EngineCtl SOCKET OP [key=value...], for example: why pid=1234");
      return 1;
    }
    // Printed by one thread: what the reader hands over may come before the answer was printed.
    BlockingQueue<Optional<Map<String, Object>>> events = new LinkedBlockingQueue<>();
    try (Session session =
        Session.connect(
            Path.of(args[0]),
            event -> events.add(Optional.of(event)),
            ended -> events.add(Optional.empty()))) {
      Map<String, Object> fields = fields(Arrays.copyOfRange(args, 2, args.length));
      Map<String, Object> answer = Connection.await(session.send(args[1], fields));
      print(answer, out);
      if (!Boolean.TRUE.equals(answer.get("ok"))) {
        err.println(answer.get("error"));
        return 1;
      }
      if (args[1].equals("listen")) {
        printUntilTheEnd(events, out);
      }
      return 0;
    } catch (IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static void printUntilTheEnd(
      BlockingQueue<Optional<Map<String, Object>>> events, PrintStream out)
      throws IOException, InterruptedException {
    for (var event = events.take(); event.isPresent(); event = events.take()) {
      print(event.get(), out);
    }
  }

  private static void print(Map<String, Object> message, PrintStream out) throws IOException {
    out.println(Connection.text(message));
    out.flush();
  }

  private static Map<String, Object> fields(String[] pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'%s' is not key=value".formatted(pair));
      }
      String key = pair.substring(0, equals);
      fields.put(key, value(key, pair.substring(equals + 1)));
    }
    return fields;
  }

  private static Object value(String key, String text) {
    if (FLAGS.contains(key)) {
      return Boolean.parseBoolean(text);
    }
    if (!NUMBERS.contains(key)) {
      return text;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s=%s is not a number".formatted(key, text), e);
    }
  }
}
