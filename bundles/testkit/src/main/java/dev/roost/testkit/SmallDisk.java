package dev.roost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of 1 MiB (tmpfs(5)) that can be filled to the last byte. Needs root. */
public final class SmallDisk implements AutoCloseable {

  private final Path dir;

  private SmallDisk(Path dir) {
    this.dir = dir;
  }

  /** Mounts it on a new directory. */
  public static SmallDisk mount() {
    try {
      Path dir = Files.createTempDirectory("roost-disk-");
      Commands.run("mount", "-t", "tmpfs", "-o", "size=1m", "roost-test", dir.toString());
      return new SmallDisk(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is mounted. */
  public Path dir() {
    return dir;
  }

  /** Writes until the file system says ENOSPC. */
  public void fill() {
    byte[] page = new byte[4096];
    try (var out = Files.newOutputStream(dir.resolve("filler"))) {
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Unmounts it; what still uses it keeps it until it ends. */
  @Override
  public void close() {
    Commands.run("umount", "--lazy", dir.toString());
    Evidence.delete(dir);
  }
}
