package dev.roost.engine.capture;

import dev.roost.api.StayReason;
import dev.roost.engine.memory.SharedDescriptors;
import dev.roost.engine.memory.SharedObjects;
import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.Fanotify;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.proc.AllPids;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcFds;
import dev.roost.linux.proc.ProcMapFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why memory that processes share could not travel after all: somebody who stays would go on seeing
 * the old contents at home. It takes a look at all processes, of memory that has descriptors at
 * what they have open too.
 */
final class SharedReasons {
  /** fcntl(2): F_SEAL_WRITE, F_SEAL_FUTURE_WRITE. */
  private static final int WRITE_SEALS = 0x0008 | 0x0010;

  private static final String WORD = "shared-memory";

  /** What only somebody outside of the family must not do; a child does until it executes. */
  static final String OPEN = "shared-memory-open";

  private SharedReasons() {}

  /**
   * The first such reason, or null.
   *
   * @param maps the mappings of {@code pid}, without Roost's own
   */
  static StayReason of(int pid, List<MapsEntry> maps) throws IOException {
    Map<String, MapsEntry> objects =
        maps.stream()
            .filter(SharedObjects::isCarriable)
            .collect(
                Collectors.toMap(SharedObjects::name, Function.identity(), (first, _) -> first));
    if (objects.isEmpty()) {
      return null;
    }
    for (MapsEntry entry : objects.values()) {
      StayReason reason = ofObject(pid, entry);
      if (reason != null) {
        return reason;
      }
    }
    boolean descriptors = objects.values().stream().anyMatch(SharedObjects::hasDescriptors);
    int self = (int) ProcessHandle.current().pid();
    for (int other : AllPids.list()) {
      StayReason reason = other == self ? null : ofUser(other, objects, descriptors);
      if (reason != null && !(reason.word().equals(OPEN) && isFamily(pid, maps, other))) {
        return reason;
      }
    }
    return null;
  }

  /** Who goes too may have descriptors: their contents come home before they are looked at. */
  private static boolean isFamily(int pid, List<MapsEntry> maps, int other) throws IOException {
    return other == pid || SharedFamily.of(pid, maps).contains(other);
  }

  private static StayReason ofObject(int pid, MapsEntry entry) throws IOException {
    try {
      if (SharedObjects.isSegment(entry)) {
        return isOfThisNamespace(pid)
            ? null
            : new StayReason(WORD, "its System V segment is in an ipc namespace of its own");
      }
      return SharedObjects.hasDescriptors(entry) ? ofFile(pid, entry) : null;
    } catch (NoSuchFileException e) {
      // Unmapped meanwhile: it is looked at again when the process is parked.
      return null;
    }
  }

  /** Who attaches a segment is seen in this engine's ipc namespace only. */
  private static boolean isOfThisNamespace(int pid) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/ipc"))
        .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/ipc")));
  }

  private static StayReason ofFile(int pid, MapsEntry entry) throws IOException {
    Path path = ProcMapFiles.path(pid, entry);
    if (ProcMapFiles.names(pid, entry) > 0) {
      try (Fanotify fanotify = Fanotify.create()) {
        fanotify.holdOpens(path);
      } catch (ErrnoException e) {
        if (e.errno() == Errno.ENOENT) {
          return null;
        }
        return new StayReason(
            WORD,
            "its shared memory "
                + entry.path()
                + " has a name, and nobody would know who opens it: "
                + e.getMessage());
      }
    }
    try (FileDescriptor file = FileDescriptor.open(path, 0)) {
      return (file.seals() & WRITE_SEALS) == 0
          ? null
          : new StayReason(WORD, "its shared memory " + entry.path() + " is sealed");
    } catch (ErrnoException e) {
      return switch (e.errno()) {
        case Errno.ENOENT -> null;
        case Errno.EINVAL ->
            new StayReason(WORD, "its shared memory " + entry.path() + " is a file on a disk");
        default -> throw e;
      };
    }
  }

  private static StayReason ofUser(int other, Map<String, MapsEntry> objects, boolean descriptors)
      throws IOException {
    List<MapsEntry> maps = SharedFamily.mapsOf(other);
    for (MapsEntry entry : maps) {
      if (!entry.shared() && objects.containsKey(SharedObjects.name(entry))) {
        return new StayReason(
            WORD,
            "its shared memory "
                + entry.path()
                + " is also mapped as private memory by process "
                + other);
      }
    }
    try {
      // Without mappings it has ended, is of the kernel, or may not be looked at.
      return descriptors && !maps.isEmpty() ? ofDescriptors(other, objects) : null;
    } catch (NoSuchFileException e) {
      // It has ended.
      return null;
    }
  }

  private static StayReason ofDescriptors(int other, Map<String, MapsEntry> objects)
      throws IOException {
    for (int fd : ProcFds.numbers(other)) {
      Optional<MapsEntry> open = SharedDescriptors.object(other, fd).map(objects::get);
      if (open.isPresent()) {
        return new StayReason(
            OPEN,
            "its shared memory "
                + open.get().path()
                + " is also open as a descriptor of process "
                + other);
      }
    }
    return null;
  }
}
