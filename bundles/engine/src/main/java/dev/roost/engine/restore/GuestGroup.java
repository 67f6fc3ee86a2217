package dev.roost.engine.restore;

import dev.roost.linux.proc.CgroupFiles;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The cgroup of one body; cgroups(7). */
public final class GuestGroup {
  /** Of a body that stays in the engine's own cgroup. */
  public static final GuestGroup NONE = new GuestGroup(null);

  private static final Logger LOG = System.getLogger("roost.cgroup");
  private static final long LOOK_MS = 20;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);

  private final Path directory;

  GuestGroup(Path directory) {
    this.directory = directory;
  }

  /** Puts a process into it, with all its threads and later children. */
  void add(int pid) throws IOException {
    if (directory != null) {
      CgroupFiles.write(directory.resolve("cgroup.procs"), Integer.toString(pid));
    }
  }

  /** Whether the kernel has killed something in it because memory ran out; memory.events. */
  public boolean ranOutOfMemory() {
    if (directory == null) {
      return false;
    }
    try {
      return CgroupFiles.counter(directory.resolve("memory.events"), "oom_kill") > 0;
    } catch (NoSuchFileException e) {
      // The controller is not there, so it limits nothing.
      return false;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "why {0} ended cannot be told: {1}", directory, e.getMessage());
      return false;
    }
  }

  /**
   * Removes it. What was in it has been killed, but the kernel needs a moment to bury it; what
   * takes longer than {@link #PATIENCE_NS} is left to the sweep at the engine's next start.
   */
  public synchronized void remove() {
    if (directory == null) {
      return;
    }
    long deadline = System.nanoTime() + PATIENCE_NS;
    try {
      String obstacle = tryRemove();
      while (obstacle != null && System.nanoTime() < deadline) {
        wait(LOOK_MS);
        obstacle = tryRemove();
      }
      if (obstacle != null) {
        LOG.log(Level.WARNING, "{0} is left behind: {1}", directory, obstacle);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String tryRemove() {
    try {
      Files.deleteIfExists(directory);
      return null;
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
