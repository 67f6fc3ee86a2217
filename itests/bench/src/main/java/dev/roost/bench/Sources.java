package dev.roost.bench;

import dev.roost.testkit.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A source tree in the shared directory, and an archive of it: the sources of Roost itself, which
 * are always there.
 *
 * @param shared the shared directory
 * @param files how many files the tree has
 * @param bytes contents of all of them
 */
record Sources(Path shared, long files, long bytes) {

  /** Name of the tree in the shared directory. */
  static final String TREE = "tree";

  /** Name of its archive. */
  static final String ARCHIVE = "tree.tar";

  /** System property with the directory of the checkout. */
  private static final String TOP_PROPERTY = "roost.top";

  private static final List<String> PARTS =
      List.of("bundles", "configs", "distribution", "docs", "itests");

  static Sources copyTo(Path shared) throws IOException {
    Path top = Path.of(System.getProperty(TOP_PROPERTY, ""));
    Path tree = shared.resolve(TREE);
    for (String part : PARTS) {
      Path from = top.resolve(part);
      if (Files.isDirectory(from)) {
        copy(from, tree.resolve(part));
      }
    }
    Commands.run("tar", "-cf", shared.resolve(ARCHIVE).toString(), "-C", shared.toString(), TREE);
    try (Stream<Path> all = Files.walk(tree)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      return new Sources(shared, files.size(), bytes);
    }
  }

  /** Copies a directory, without what builds have made. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry) && !name.equals("target") && !name.startsWith(".")) {
          copy(entry, to.resolve(name));
        } else if (Files.isRegularFile(entry)) {
          Files.copy(entry, to.resolve(name));
        }
      }
    }
  }
}
