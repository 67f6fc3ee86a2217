package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Control files of cgroup2; cgroups(7) and Documentation/admin-guide/cgroup-v2.rst. */
public final class CgroupFiles {

  private CgroupFiles() {}

  /**
   * Writes to a control file, in one write(2) as the kernel asks.
   *
   * @throws IOException NoSuchFileException if the kernel has no such file, or with its refusal
   */
  public static void write(Path file, String value) throws IOException {
    Files.writeString(file, value, StandardOpenOption.WRITE);
  }

  /** The words of a file such as cgroup.controllers. */
  public static List<String> words(Path file) throws IOException {
    String text = Files.readString(file).strip();
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }

  /**
   * One line of a file of names and numbers such as memory.events; 0 if it has no such line.
   *
   * @throws IOException NoSuchFileException if the kernel has no such file
   */
  public static long counter(Path file, String name) throws IOException {
    String text = Files.readString(file);
    return ProcFiles.parse(file, text, all -> number(all, name));
  }

  private static long number(String text, String name) {
    for (String line : text.split("\n")) {
      if (line.startsWith(name + " ")) {
        return Long.parseLong(line.substring(name.length()).strip());
      }
    }
    return 0;
  }
}
