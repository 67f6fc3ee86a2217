package dev.roost.broker.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One running Mosquitto. The kernel ends it with SIGKILL when the thread that started it ends, and
 * so also when this JVM is killed: setpriv(1) asks for that before it becomes Mosquitto.
 */
final class MosquittoProcess {

  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final long TERM_SECONDS = 2;

  private final Process process;
  private final Thread reader;

  /** Starts it. Must be called on a platform thread that lives as long as the broker shall. */
  MosquittoProcess(BrokerSettings settings, Consumer<String> lines) throws IOException {
    if (!Files.isExecutable(settings.mosquitto())) {
      throw new IOException(
          "there is no Mosquitto at "
              + settings.mosquitto()
              + "; install it (apt-get install mosquitto) or set the option mosquitto");
    }
    if (!Files.isExecutable(SETPRIV)) {
      throw new IOException(SETPRIV + " is missing; install it (apt-get install util-linux)");
    }
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("a virtual thread cannot be the parent of a broker");
    }
    process =
        new ProcessBuilder(
                SETPRIV.toString(),
                "--pdeathsig",
                "KILL",
                "--",
                settings.mosquitto().toString(),
                "-c",
                settings.configurationFile().toString())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    Files.writeString(settings.pidFile(), process.pid() + "\n");
    reader = Thread.ofPlatform().name("roost-broker-log").daemon().start(() -> read(lines));
  }

  /**
   * Ends a Mosquitto that an earlier agent left behind: one that was killed between fork and
   * setpriv's request. Only a process that runs with our own configuration file is touched.
   */
  static void endLeftOver(BrokerSettings settings) throws IOException {
    if (!Files.exists(settings.pidFile())) {
      return;
    }
    String text = Files.readString(settings.pidFile()).strip();
    Path commandLine = Path.of("/proc", text, "cmdline");
    if (text.matches("[0-9]+") && Files.isReadable(commandLine)) {
      String[] arguments = Files.readString(commandLine).split("\0");
      if (arguments[arguments.length - 1].equals(settings.configurationFile().toString())) {
        // Waited for, because it holds the port; it is no child of this JVM.
        ProcessHandle.of(Long.parseLong(text))
            .filter(ProcessHandle::destroyForcibly)
            .ifPresent(left -> left.onExit().join());
      }
    }
    Files.deleteIfExists(settings.pidFile());
  }

  long pid() {
    return process.pid();
  }

  /** Waits for its end; returns its exit code, or 128 plus the signal that ended it. */
  int await() throws InterruptedException {
    int code = process.waitFor();
    reader.join();
    return code;
  }

  /** Ends it: SIGTERM, and SIGKILL if that was not enough. Returns when it is gone. */
  void end() {
    // By its handle: Process.destroy would close the stream under the reader.
    process.toHandle().destroy();
    boolean interrupted = false;
    while (true) {
      try {
        if (!process.waitFor(TERM_SECONDS, TimeUnit.SECONDS)) {
          process.toHandle().destroyForcibly();
          process.waitFor();
        }
        reader.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Consumer<String> lines) {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.accept(line);
      }
    } catch (IOException e) {
      lines.accept("Error: its output could not be read any more: " + e.getMessage());
    }
  }
}
