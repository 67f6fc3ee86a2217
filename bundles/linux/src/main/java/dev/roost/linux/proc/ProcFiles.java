package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;

/** What all readers share: whole files, and the two ways in which reading fails. */
final class ProcFiles {
  static final Path PROC = Path.of("/proc");

  /** A parser of one line or file; what it throws unchecked means that the text is malformed. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(String text);
  }

  private ProcFiles() {}

  static Path process(Path proc, int pid) {
    return proc.resolve(Integer.toString(pid));
  }

  static Path thread(Path proc, int pid, int tid) {
    return process(proc, pid).resolve("task").resolve(Integer.toString(tid));
  }

  static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw gone(file, e);
    }
  }

  static String text(Path file) throws IOException {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  static List<String> lines(Path file) throws IOException {
    String text = text(file);
    // Not String.lines(): a carriage return is an ordinary character of a file name.
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }

  /** The one line of a file like {@code /proc/sys/kernel/osrelease}. */
  static String line(Path file) throws IOException {
    return text(file).strip();
  }

  static <T> T parse(Path file, String text, Parser<T> parser) throws IOException {
    try {
      return parser.parse(text);
    } catch (NumberFormatException | IndexOutOfBoundsException | NoSuchElementException e) {
      throw malformed(file, text, e);
    }
  }

  static IOException malformed(Path file, String text, Exception cause) {
    return new IOException(file + ": cannot make sense of '" + text.strip() + "'", cause);
  }

  /**
   * The exception for a failed read: an open file of a process that has ended answers ESRCH, which
   * the JDK reports only as text.
   */
  static IOException gone(Path file, IOException e) {
    boolean ended = String.valueOf(e.getMessage()).contains("No such process");
    if (ended || !Files.exists(file.getParent())) {
      NoSuchFileException gone = new NoSuchFileException(file.toString());
      gone.initCause(e);
      return gone;
    }
    return e;
  }
}
