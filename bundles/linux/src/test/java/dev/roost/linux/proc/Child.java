package dev.roost.linux.proc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A child process that is ended with the test. */
record Child(Process process, BufferedReader output) implements AutoCloseable {

  static Child start(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new Child(process, process.inputReader(StandardCharsets.UTF_8));
  }

  int pid() {
    return Math.toIntExact(process.pid());
  }

  /** Ends it and returns when the kernel has forgotten it. */
  void end() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    end();
  }
}
