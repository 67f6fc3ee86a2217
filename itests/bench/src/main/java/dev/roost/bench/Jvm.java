package dev.roost.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How the JVMs that are measured are started: engines, and the peers that they are compared with.
 */
final class Jvm {

  /** System property with the options of the engines' JVMs, separated by blanks. */
  static final String OPTIONS_PROPERTY = "roost.engine.options";

  private static final String DEFAULT_OPTIONS =
      "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms12m -Xmn8m -Xmx64m -Xss512k"
          + " -XX:SurvivorRatio=2 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20"
          + " -XX:TrimNativeHeapInterval=2000";

  private Jvm() {}

  static String options() {
    return System.getProperty(OPTIONS_PROPERTY, DEFAULT_OPTIONS);
  }

  static ProcessBuilder running(String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options().strip().split("\\s+")));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return builder;
  }

  /** SIGTERM, and SIGKILL if that does not end it. */
  static void end(Process process) throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IOException("interrupted while " + process.pid() + " was ending", e);
    }
  }
}
