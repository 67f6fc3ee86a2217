package dev.roost.node.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the system that is asked for a few lines. */
record Tool(Path program) {

  boolean isThere() {
    return Files.isExecutable(program);
  }

  /**
   * What it says.
   *
   * @param status its exit status
   * @param lines what it printed, errors among them
   */
  record Answer(int status, List<String> lines) {}

  /** Waits for its end; an interrupt ends it. */
  Answer ask(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      // Few lines fit into the pipe, so that waiting first cannot hang, and can be interrupted.
      int status = process.waitFor();
      byte[] said = process.getInputStream().readAllBytes();
      return new Answer(status, new String(said, StandardCharsets.UTF_8).lines().toList());
    } finally {
      process.destroyForcibly();
    }
  }
}
