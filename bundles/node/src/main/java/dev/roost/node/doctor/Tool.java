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

  /** The lines that it prints, whatever it ends with. An interrupt ends it. */
  List<String> ask(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      // Few lines fit into the pipe, so that waiting first cannot hang, and can be interrupted.
      process.waitFor();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
