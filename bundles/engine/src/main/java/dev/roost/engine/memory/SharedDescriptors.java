package dev.roost.engine.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Which shared objects processes have open, or would open by a path. */
public final class SharedDescriptors {
  private SharedDescriptors() {}

  /** The object of a descriptor; empty if it is closed or something else. */
  public static Optional<String> object(int pid, int fd) throws IOException {
    Path link = Path.of("/proc/" + pid + "/fd/" + fd);
    try {
      // The link first: a file system that does not answer must not be asked.
      return SharedObjects.mayBeOpen(Files.readSymbolicLink(link).toString())
          ? at(link)
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The object that a path leads to, if it is one; empty if there is no such file. */
  public static Optional<String> at(Path path) throws IOException {
    try {
      long device = (long) Files.getAttribute(path, "unix:dev");
      long inode = (long) Files.getAttribute(path, "unix:ino");
      return Optional.of(SharedObjects.fileName(device, inode));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
