package dev.roost.bench;

import dev.roost.testkit.Await;
import dev.roost.testkit.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a process has its network.
 *
 * @param namespace name of a network namespace, as {@code ip netns} knows it; null for this one
 * @param address where it is reached
 */
record Place(String namespace, String address) {

  private static final Duration READY = Duration.ofSeconds(30);

  static final Place HERE = new Place(null, "127.0.0.1");

  /** The command so that it runs there. */
  List<String> command(List<String> command) {
    if (namespace == null) {
      return command;
    }
    List<String> there = new ArrayList<>(List.of("nsenter", "--net=" + file(), "--"));
    there.addAll(command);
    return there;
  }

  ProcessBuilder running(ProcessBuilder builder) {
    return builder.command(command(builder.command()));
  }

  /** Waits until {@code server} listens there. */
  void awaitListener(int port, Process server, Path log) {
    List<String> look = command(List.of("ss", "-Hltn", "sport = :" + port));
    Await.until(
        "a listener on port " + port + " of " + namespace,
        READY,
        () -> {
          if (!server.isAlive()) {
            throw new IOException("its server ended, and says: " + Files.readString(log));
          }
          return !Commands.run(look).isBlank();
        });
  }

  boolean exists() {
    return Files.exists(file());
  }

  private Path file() {
    return Path.of("/run/netns", namespace);
  }
}
