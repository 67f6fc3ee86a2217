package dev.roost.bench;

import dev.roost.testkit.Commands;
import dev.roost.trust.ClusterAuthority;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A temporary directory with what a run needs: keys of nodes and compiled programs. */
final class Workshop implements AutoCloseable {

  /** The name of the cluster that its nodes are of. */
  static final String CLUSTER = "bench";

  private static final List<String> SOURCES =
      List.of(
          "bench.h",
          "births.c",
          "calls.c",
          "resident.c",
          "loop.c",
          "loop.py",
          "stream.c",
          "nfs.c",
          "count.c");

  private final Path dir;
  private final ClusterAuthority authority;

  private Workshop(Path dir) throws IOException {
    this.dir = dir;
    authority = ClusterAuthority.create(dir.resolve("authority"), CLUSTER);
  }

  /**
   * @param addresses where its nodes are reached besides loopback
   */
  static Workshop open(String... addresses) throws IOException {
    // A socket's path may have 107 bytes only (unix(7)).
    Workshop workshop = new Workshop(Files.createTempDirectory("roost-bench-"));
    Runtime.getRuntime().addShutdownHook(new Thread(workshop::abandon, "bench-abandon"));
    List<String> names = new ArrayList<>(List.of("127.0.0.1"));
    names.addAll(List.of(addresses));
    for (String node : List.of("home", "guest", "near", "far")) {
      workshop.authority.issue(node, workshop.keys(node), names);
    }
    for (String source : SOURCES) {
      try (InputStream in = Workshop.class.getResourceAsStream("c/" + source)) {
        Files.copy(in, workshop.dir.resolve(source));
      }
    }
    return workshop;
  }

  /** A directory of this node's. */
  Path of(String node) throws IOException {
    return Files.createDirectories(dir.resolve(node));
  }

  Path keys(String node) throws IOException {
    return of(node).resolve("keys");
  }

  /** Who this node is; its keys are made when they are first asked for. */
  NodeCredentials credentials(String node) throws IOException {
    if (!Files.exists(keys(node))) {
      authority.issue(node, keys(node), List.of("127.0.0.1"));
    }
    return NodeCredentials.load(keys(node));
  }

  /** Compiles {@code name.c}. */
  ProcessBuilder program(String name, String... arguments) {
    return linked(name, List.of(), arguments);
  }

  /** Compiles {@code name.c} with these options of the linker. */
  ProcessBuilder linked(String name, List<String> options, String... arguments) {
    Path binary = dir.resolve(name);
    if (!Files.exists(binary)) {
      List<String> gcc = new ArrayList<>(List.of("gcc", "-std=gnu11", "-O2", "-Wall", "-o"));
      gcc.addAll(List.of(binary.toString(), binary + ".c"));
      gcc.addAll(options);
      Commands.run(gcc);
    }
    ProcessBuilder builder = new ProcessBuilder(binary.toString());
    builder.command().addAll(List.of(arguments));
    return builder;
  }

  /** Runs {@code name.py}. */
  ProcessBuilder script(String name) {
    return new ProcessBuilder("python3", dir.resolve(name + ".py").toString());
  }

  Path file(String name) {
    return dir.resolve(name);
  }

  /** The JVM ends: if that is before the run does, nothing of it may stay. */
  private void abandon() {
    List<ProcessHandle> children = ProcessHandle.current().children().toList();
    children.forEach(ProcessHandle::destroy);
    children.forEach(child -> child.onExit().completeOnTimeout(child, 10, TimeUnit.SECONDS).join());
    try {
      close();
    } catch (IOException e) {
      System.err.println("bench: " + dir + " is left behind: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    if (!Files.exists(dir)) {
      return;
    }
    try (Stream<Path> all = Files.walk(dir)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
