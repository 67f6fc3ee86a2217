package dev.roost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cgroup (cgroups(7), version 2, without controllers) for a command: it holds all that the
 * command starts, daemons with another parent, session or environment too. Needs root.
 */
public final class OwnCgroup implements AutoCloseable {
  private static final Duration DEATH = Duration.ofSeconds(20);
  private static final Set<OwnCgroup> OPEN = ConcurrentHashMap.newKeySet();

  private final Path dir;

  private OwnCgroup(Path dir) {
    this.dir = dir;
  }

  /**
   * Makes it, below the mount point of cgroup2.
   *
   * @throws IllegalStateException if cgroup2 is not mounted
   */
  public static OwnCgroup make(String name) {
    try {
      Path root =
          Files.readAllLines(Path.of("/proc/mounts")).stream()
              .map(line -> line.split(" "))
              .filter(fields -> fields[2].equals("cgroup2"))
              .map(fields -> Path.of(fields[1]))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("cgroup2 is not mounted; mount it"));
      OwnCgroup made = new OwnCgroup(Files.createDirectories(root.resolve(name)));
      OPEN.add(made);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command that runs another one, in its place, inside. */
  public List<String> prefix() {
    return List.of("sh", "-c", "echo 0 > \"$0\" && exec \"$@\"", procs().toString());
  }

  /** Moves a process into it, with all its threads. */
  public void add(int pid) {
    try {
      Files.writeString(procs(), Integer.toString(pid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public Path dir() {
    return dir;
  }

  /** The processes inside, zombies excluded, by number. */
  public List<Integer> processes() {
    try {
      return Files.readAllLines(procs()).stream().map(Integer::valueOf).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes all that are still open: the JVM ends before its work has. */
  public static void closeAll() {
    OPEN.forEach(OwnCgroup::close);
  }

  /** Kills what is inside, and removes it when everything has ended. */
  @Override
  public void close() {
    OPEN.remove(this);
    Await.until(
        "end of what is in " + dir,
        DEATH,
        () -> {
          processes().forEach(Processes::kill);
          // What is just exiting is not among the processes any more, but still there.
          return Files.readString(dir.resolve("cgroup.events")).contains("populated 0");
        });
    try {
      Files.delete(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path procs() {
    return dir.resolve("cgroup.procs");
  }
}
