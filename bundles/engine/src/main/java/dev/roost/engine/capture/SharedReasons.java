package dev.roost.engine.capture;

import dev.roost.api.StayReason;
import dev.roost.engine.memory.SharedObjects;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.proc.AllPids;
import dev.roost.linux.proc.FdEntry;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcFds;
import dev.roost.linux.proc.ProcMapFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
      StayReason reason = SharedObjects.hasDescriptors(entry) ? ofFile(pid, entry) : null;
      if (reason != null) {
        return reason;
      }
    }
    boolean descriptors = objects.values().stream().anyMatch(SharedObjects::hasDescriptors);
    int self = (int) ProcessHandle.current().pid();
    for (int other : AllPids.list()) {
      StayReason reason = other == self ? null : ofUser(other, objects, descriptors);
      if (reason != null) {
        return reason;
      }
    }
    return null;
  }

  private static StayReason ofFile(int pid, MapsEntry entry) throws IOException {
    try {
      if (ProcMapFiles.names(pid, entry) > 0) {
        return new StayReason(
            WORD, "its shared memory " + entry.path() + " can still be opened by another name");
      }
      try (FileDescriptor file = FileDescriptor.open(ProcMapFiles.path(pid, entry), 0)) {
        return (file.seals() & WRITE_SEALS) == 0
            ? null
            : new StayReason(WORD, "its shared memory " + entry.path() + " is sealed");
      }
    } catch (NoSuchFileException | ErrnoException e) {
      // Unmapped meanwhile: it is looked at again when the process is parked.
      return null;
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
    for (FdEntry fd : ProcFds.read(other)) {
      for (MapsEntry entry : objects.values()) {
        if (fd.target().equals(entry.path()) && inode(other, fd) == entry.inode()) {
          return new StayReason(
              WORD,
              "its shared memory "
                  + entry.path()
                  + " is also open as a descriptor of process "
                  + other);
        }
      }
    }
    return null;
  }

  /** Of what a descriptor has open; -1 if it has been closed meanwhile. */
  private static long inode(int pid, FdEntry fd) throws IOException {
    try {
      return (long) Files.getAttribute(Path.of("/proc/" + pid + "/fd/" + fd.fd()), "unix:ino");
    } catch (NoSuchFileException e) {
      return -1;
    }
  }
}
