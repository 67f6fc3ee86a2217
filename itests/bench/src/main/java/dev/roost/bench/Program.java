package dev.roost.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A child that answers lines with lines; between them it waits in read(2), where it can be moved.
 */
final class Program implements Closeable {

  private final Process process;
  private final OutputStream in;
  private final BufferedReader out;

  private Program(Process process) {
    this.process = process;
    this.in = process.getOutputStream();
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts it and waits until it says that it is ready. */
  static Program start(ProcessBuilder command) throws IOException {
    Program program = new Program(command.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    String first = program.line();
    if (!first.equals("ready")) {
      program.close();
      throw new IOException(command.command() + " began with '" + first + "', not with 'ready'");
    }
    return program;
  }

  int pid() {
    return (int) process.pid();
  }

  /** Sends a line, and returns the line that answers it. */
  String ask(String line) throws IOException {
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
    return line();
  }

  /** The next line that it prints. */
  String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("program " + process.pid() + " ended before it had answered");
    }
    return line;
  }

  /** Tells it by the end of its input to end; it must. */
  @Override
  public void close() throws IOException {
    in.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        Jvm.end(process);
        throw new IOException("program " + pid() + " did not end with its input");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IOException("interrupted while " + pid() + " was ending", e);
    }
  }

  /**
   * Has it measure {@code batches} batches: it answers with a line {@code NAME VALUE} for each
   * sample, then {@code done}.
   */
  Map<String, Samples> batches(int batches) throws IOException {
    Map<String, Samples> found = new LinkedHashMap<>();
    String line = ask(Integer.toString(batches));
    while (!line.equals("done")) {
      String[] words = line.split(" ");
      found.computeIfAbsent(words[0], _ -> new Samples()).add(Double.parseDouble(words[1]));
      line = line();
    }
    return found;
  }
}
