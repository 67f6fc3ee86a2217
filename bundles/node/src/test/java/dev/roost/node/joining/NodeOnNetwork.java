package dev.roost.node.joining;

import dev.roost.testkit.Await;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Processes that hold namespaces: a bridge, and nodes with a cable to it ({@code node.sh}). All end
 * when they are closed, and with the test's JVM, as their standard input does.
 */
final class NodeOnNetwork implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final BufferedWriter in;
  private final List<String> said = new ArrayList<>();

  private NodeOnNetwork(List<String> command, Path log) throws IOException {
    process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    in = process.outputWriter();
    Thread.ofVirtual().start(this::listen);
  }

  static NodeOnNetwork bridge(Path directory) throws IOException {
    String script =
        "ip link set lo up && ip link add br0 type bridge && ip link set br0 up && echo ready &&"
            + " read -r _";
    var bridge =
        new NodeOnNetwork(
            List.of("unshare", "--net", "bash", "-c", script), directory.resolve("bridge.log"));
    bridge.says("ready");
    return bridge;
  }

  /** A node at 10.78.0.{@code number}; its settings have {@code token}, if there is one. */
  static NodeOnNetwork plugged(
      NodeOnNetwork bridge, Path directory, String name, int number, String... token)
      throws Exception {
    Files.createDirectories(directory);
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "--net",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "bash",
                NodeOnNetwork.class.getResource("/node.sh").getPath(),
                directory.toString(),
                name,
                "10.78.0." + number,
                System.getProperty("java.home"),
                Path.of("../../image-builder/root/usr/lib/roost/bin").toRealPath().toString(),
                System.getProperty("java.class.path")));
    command.addAll(List.of(token));
    var node = new NodeOnNetwork(command, directory.resolve("log"));
    node.says("ready");
    long inside = node.process.children().findFirst().orElseThrow().pid();
    String plug =
        "ip link add v%1$d type veth peer name eth0 netns %2$d && ip link set v%1$d master br0 up"
            .formatted(number, inside);
    Process plugging =
        new ProcessBuilder(
                "nsenter", "--net=/proc/" + bridge.process.pid() + "/ns/net", "bash", "-c", plug)
            .inheritIO()
            .start();
    if (plugging.waitFor() != 0) {
      throw new IOException("no cable to " + name);
    }
    node.tell("plugged");
    node.says("agent " + name);
    return node;
  }

  private void listen() {
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        synchronized (said) {
          said.add(line);
        }
      }
    } catch (IOException e) {
      synchronized (said) {
        said.add("stream: " + e.getMessage());
      }
    }
  }

  void tell(String line) throws IOException {
    in.write(line + "\n");
    in.flush();
  }

  /** The first line that begins so and was not taken yet; it is taken with that. */
  String says(String beginning) {
    return Await.value(
        "a line \"" + beginning + "\" of " + process.info().commandLine().orElse("a process"),
        PATIENCE,
        () -> {
          synchronized (said) {
            Optional<String> line = said.stream().filter(l -> l.startsWith(beginning)).findFirst();
            line.ifPresent(said::remove);
            return line;
          }
        });
  }

  /** Answer to a command: what comes behind the first word of a line that begins with it. */
  String ask(String command, String word) throws IOException {
    tell(command);
    String line =
        Await.value(
            "an answer to " + command,
            PATIENCE,
            () -> {
              synchronized (said) {
                Optional<String> found =
                    said.stream()
                        .filter(l -> l.startsWith(word + " ") || l.startsWith("fault "))
                        .findFirst();
                found.ifPresent(said::remove);
                return found;
              }
            });
    return line.startsWith(word + " ") ? line.substring(word.length() + 1) : line;
  }

  /** A file as the node sees it; empty if there is none. */
  String file(String path) throws IOException {
    long inside = process.children().findFirst().orElseThrow().pid();
    Path file = Path.of("/proc/" + inside + "/root" + path);
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  @Override
  public void close() throws IOException {
    in.close();
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
