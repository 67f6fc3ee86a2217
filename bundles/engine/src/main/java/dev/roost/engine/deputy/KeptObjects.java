package dev.roost.engine.deputy;

import dev.roost.engine.memory.ObjectContents;
import dev.roost.engine.memory.SharedDescriptors;
import dev.roost.engine.memory.SharedObjects;
import dev.roost.engine.model.Region;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcFds;
import dev.roost.linux.proc.ProcMapFiles;
import dev.roost.linux.proc.ProcMaps;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shared memory of a family that is away, as far as it outlives its mappings: what of it is at
 * home is old. This engine has each open, so that what comes home can be put there although no
 * deputy maps it any more. Safe for all threads.
 */
public final class KeptObjects implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.shared");
  private static final int O_RDWR = 2;

  /** Of those who have none. */
  public static final KeptObjects NONE = new KeptObjects();

  private final Map<String, Kept> byName = new HashMap<>();

  /**
   * One of them.
   *
   * @param entry a mapping of it
   * @param names how many names its file had
   */
  record Kept(MapsEntry entry, int names, FileDescriptor file) {
    /** What opens it, for a process that sees this engine in its /proc. */
    Path path() {
      return Path.of("/proc/" + ProcessHandle.current().pid() + "/fd/" + file.number());
    }
  }

  private KeptObjects() {}

  /** Those of deputies that are parked. */
  public static KeptObjects of(Collection<Deputy> family) throws IOException {
    KeptObjects objects = new KeptObjects();
    try {
      for (Deputy deputy : family) {
        try {
          objects.add(deputy.pid(), deputy.region().region());
        } catch (NoSuchFileException e) {
          LOG.log(Level.DEBUG, "process {0,number,#} has ended", deputy.pid());
        }
      }
      return objects;
    } catch (IOException e) {
      objects.close();
      throw e;
    }
  }

  /**
   * Adds those of a process.
   *
   * @param region Roost's own range in it
   */
  private void add(int pid, Region region) throws IOException {
    for (MapsEntry entry : ProcMaps.read(pid)) {
      String name = SharedObjects.name(entry);
      if (SharedObjects.isCarriable(entry)
          && SharedObjects.outlives(name)
          && !byName.containsKey(name)
          && !region.contains(entry.start(), entry.end())) {
        int names = ProcMapFiles.names(pid, entry);
        FileDescriptor file = FileDescriptor.open(ProcMapFiles.path(pid, entry), O_RDWR);
        byName.put(name, new Kept(entry, names, file));
      }
    }
  }

  /** Those of one process. */
  static KeptObjects of(int pid, Region region) throws IOException {
    KeptObjects objects = new KeptObjects();
    objects.add(pid, region);
    return objects;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Whether any may be open as a descriptor. */
  public boolean hasFiles() {
    return byName.keySet().stream().anyMatch(SharedObjects::isFile);
  }

  /** Those that may be open as descriptors. */
  Collection<Kept> files() {
    return byName.entrySet().stream()
        .filter(each -> SharedObjects.isFile(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The ids of those that are System V segments. */
  Set<Long> segments() {
    return byName.values().stream()
        .map(Kept::entry)
        .filter(SharedObjects::isSegment)
        .map(MapsEntry::inode)
        .collect(Collectors.toSet());
  }

  /** Whether a descriptor of a process is of one of them. */
  public boolean isOpen(int pid, int fd) throws IOException {
    return hasFiles() && SharedDescriptors.object(pid, fd).filter(byName::containsKey).isPresent();
  }

  /** Whether a process has one of them open. */
  boolean isAnyOpen(int pid) throws IOException {
    try {
      for (int fd : ProcFds.numbers(pid)) {
        if (isOpen(pid, fd)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException e) {
      // It has ended, and what it does has no effect any more.
      return false;
    }
  }

  /** Whether a path leads to one of them. */
  boolean isAt(Path path) throws IOException {
    return SharedDescriptors.at(path).filter(byName::containsKey).isPresent();
  }

  /**
   * Contents of one of them have come home.
   *
   * @param batch as in {@link ObjectContents}, from {@code from} on
   * @throws IOException also if there is no such object
   */
  public void write(String name, byte[] batch, int from) throws IOException {
    Kept kept = byName.get(name);
    if (kept == null) {
      throw new IOException("home keeps no shared memory that is called " + name);
    }
    ObjectContents.write(kept.file(), batch, from);
  }

  @Override
  public void close() {
    byName.values().forEach(kept -> kept.file().close());
  }
}
