package dev.roost.engine.restore;

import dev.roost.linux.proc.CgroupFiles;
import dev.roost.linux.proc.ProcCgroup;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory of cgroup2 in which each body gets a cgroup of its own, {@code HOME-PID}. Where the
 * kernel has the controllers elsewhere (cgroup v1) it only keeps bodies apart; without cgroup2
 * bodies stay in the engine's cgroup. Both are said once.
 */
public final class GuestGroups {
  private static final Logger LOG = System.getLogger("roost.cgroup");
  private static final List<String> CONTROLLERS = List.of("memory", "pids");

  private final Path directory;
  private final GuestShare share;
  private final List<String> enforced;

  private GuestGroups(Path directory, GuestShare share, List<String> enforced) {
    this.directory = directory;
    this.share = share;
    this.enforced = List.copyOf(enforced);
  }

  /** No cgroups at all. */
  public static GuestGroups none(GuestShare share) {
    return new GuestGroups(null, share, List.of());
  }

  /**
   * Makes the directory ready; a failure costs the grouping, not the engine.
   *
   * @param path below the mount point of cgroup2; empty for no cgroups. Only this engine may use it
   */
  public static GuestGroups open(String path, GuestShare share) {
    if (path.isEmpty()) {
      LOG.log(Level.INFO, "bodies stay in the cgroup of the engine: guest.cgroup is not set");
      return none(share);
    }
    try {
      return open(ProcCgroup.mountPoint(), path, share);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "bodies stay in the cgroup of the engine: {0}", e.getMessage());
      return none(share);
    }
  }

  static GuestGroups open(Path mountPoint, String path, GuestShare share) throws IOException {
    Path directory = mountPoint;
    for (Path part : Path.of(path)) {
      enable(directory);
      directory = directory.resolve(part);
      if (!Files.isDirectory(directory)) {
        Files.createDirectory(directory);
      }
    }
    List<String> enforced = enable(directory);
    if (enforced.contains("memory")) {
      CgroupFiles.write(directory.resolve("memory.max"), share.memoryMax());
    }
    LOG.log(
        Level.INFO,
        "bodies are in cgroups of their own below {0}; limited: {1}",
        directory,
        enforced.isEmpty() ? "nothing, the kernel has memory and pids elsewhere" : enforced);
    return new GuestGroups(directory, share, enforced);
  }

  /** Lets children of {@code parent} be limited. Returns by what they now can be. */
  private static List<String> enable(Path parent) throws IOException {
    List<String> there = CgroupFiles.words(parent.resolve("cgroup.controllers"));
    List<String> enabled = new ArrayList<>();
    for (String controller : CONTROLLERS) {
      if (!there.contains(controller)) {
        continue;
      }
      try {
        CgroupFiles.write(parent.resolve("cgroup.subtree_control"), "+" + controller);
        enabled.add(controller);
      } catch (IOException e) {
        LOG.log(Level.WARNING, "{0} cannot limit {1}: {2}", parent, controller, e.getMessage());
      }
    }
    return enabled;
  }

  /** What guests get. */
  public GuestShare share() {
    return share;
  }

  /** The cgroups that an engine which was killed has left. */
  public List<GuestGroup> left() throws IOException {
    List<GuestGroup> left = new ArrayList<>();
    if (directory != null) {
      try (DirectoryStream<Path> entries =
          Files.newDirectoryStream(directory, Files::isDirectory)) {
        entries.forEach(entry -> left.add(new GuestGroup(entry)));
      }
    }
    return left;
  }

  /**
   * A cgroup for the body of process {@code pid} of {@code home}, limited. If an earlier one of the
   * process is not yet removed, a number stands behind the name.
   */
  public GuestGroup make(String home, int pid) throws IOException {
    if (directory == null) {
      return GuestGroup.NONE;
    }
    String name = home.replaceAll("[^A-Za-z0-9_-]", "_") + "-" + pid;
    Path group = directory.resolve(name);
    for (int again = 2; !created(group); again++) {
      group = directory.resolve(name + "." + again);
    }
    try {
      limit(group);
    } catch (IOException e) {
      Files.delete(group);
      throw e;
    }
    return new GuestGroup(group);
  }

  private static boolean created(Path group) throws IOException {
    try {
      Files.createDirectory(group);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** memory.oom.group: whatever the kernel chooses to kill, body and nursery end together. */
  private void limit(Path group) throws IOException {
    if (enforced.contains("memory")) {
      CgroupFiles.write(group.resolve("memory.max"), share.memoryMax());
      CgroupFiles.write(group.resolve("memory.oom.group"), "1");
    }
    if (enforced.contains("pids")) {
      CgroupFiles.write(group.resolve("pids.max"), Integer.toString(share.pids()));
    }
  }
}
