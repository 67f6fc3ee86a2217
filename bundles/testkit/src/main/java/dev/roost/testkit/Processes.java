package dev.roost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at processes through /proc (proc(5)) and ends them. */
public final class Processes {

  private static final Path PROC = Path.of("/proc");

  private Processes() {}

  /** A field of {@code /proc/PID/status}, for example {@code TracerPid}; empty if it is gone. */
  public static Optional<String> status(int pid, String field) {
    return read(PROC.resolve(pid + "/status"))
        .flatMap(
            text ->
                text.lines()
                    .filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.substring(field.length() + 1).strip())
                    .findFirst());
  }

  /**
   * Bodies of a home's process on this machine: they have its pid in a pid namespace of their own
   * (NSpid in status), and another one out here.
   *
   * @return their pids out here
   */
  public static List<Integer> bodiesOf(int homePid) {
    List<Integer> bodies = new ArrayList<>();
    for (int pid : all()) {
      String[] levels = status(pid, "NSpid").orElse("").split("\\s+");
      boolean dead = status(pid, "State").orElse("Z").startsWith("Z");
      if (levels.length > 1
          && levels[levels.length - 1].equals(Integer.toString(homePid))
          && !dead) {
        bodies.add(pid);
      }
    }
    return bodies;
  }

  /** Children of a process, their children and so on, by their pids: mostly in order of birth. */
  public static List<Integer> descendantsOf(int pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::descendants)
        .map(child -> (int) child.pid())
        .sorted()
        .toList();
  }

  /** Sends SIGKILL; a process that is gone is fine. */
  public static void kill(int pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Whether there is such a process that is not a zombie. */
  public static boolean runs(int pid) {
    return status(pid, "State").map(state -> !state.startsWith("Z")).orElse(false);
  }

  /** CPU time that it has used in user mode, in clock ticks (utime in stat); 0 if it is gone. */
  public static long userTicks(int pid) {
    return read(PROC.resolve(pid + "/stat"))
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" "))
        .map(fields -> Long.parseLong(fields[11]))
        .orElse(0L);
  }

  /** State, tracer, wait channel and kernel stack of all threads: what to know about a hang. */
  public static String describe(int pid) {
    StringBuilder text = new StringBuilder();
    for (int task : tasks(pid)) {
      Path dir = PROC.resolve(pid + "/task/" + task);
      text.append("\n  task ").append(task);
      for (String file : List.of("comm", "wchan", "syscall", "stack")) {
        text.append(' ').append(file).append('=');
        text.append(read(dir.resolve(file)).orElse("?").strip().replace("\n", " < "));
      }
      for (String field : List.of("State", "TracerPid", "SigPnd", "ShdPnd", "SigBlk", "Seccomp")) {
        text.append(' ').append(field).append('=').append(status(task, field).orElse("?"));
      }
    }
    for (int body : bodiesOf(pid)) {
      text.append("\n body ").append(body).append(':').append(describe(body));
    }
    return text.isEmpty() ? "pid " + pid + " is gone" : text.toString();
  }

  private static List<Integer> all() {
    return numbers(PROC);
  }

  private static List<Integer> tasks(int pid) {
    return numbers(PROC.resolve(pid + "/task"));
  }

  private static List<Integer> numbers(Path dir) {
    try (Stream<Path> entries = Files.list(dir)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> name.matches("[0-9]+"))
          .map(Integer::valueOf)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException gone) {
      return List.of();
    }
  }

  /** Text of a file in /proc; a process that ended meanwhile is an ordinary answer. */
  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
