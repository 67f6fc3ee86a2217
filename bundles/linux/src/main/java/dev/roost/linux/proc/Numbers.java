package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Directories of {@code /proc} whose entries are numbers: processes, threads, descriptors. */
final class Numbers {
  private Numbers() {}

  /** The numbers in ascending order; other names are passed over. */
  static int[] in(Path dir) throws IOException {
    IntStream.Builder numbers = IntStream.builder();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(dir)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
          numbers.add(Integer.parseInt(name));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw ProcFiles.gone(dir, e.getCause());
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw ProcFiles.gone(dir, e);
    }
    return numbers.build().sorted().toArray();
  }
}
