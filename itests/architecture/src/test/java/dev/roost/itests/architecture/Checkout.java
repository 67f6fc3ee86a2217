package dev.roost.itests.architecture;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The checkout that is being built. */
final class Checkout {

  private static final Path TOP =
      Path.of(System.getProperty("roost.top", "../..")).toAbsolutePath().normalize();

  private Checkout() {}

  /** Path as people write it: from the top of the checkout. */
  static String name(Path file) {
    return TOP.relativize(file).toString();
  }

  /** Names of the bundles that are part of the build. */
  static List<String> bundles() throws IOException {
    String pom = Files.readString(TOP.resolve("bundles/pom.xml"));
    return Pattern.compile("<module>(.+?)</module>")
        .matcher(pom)
        .results()
        .map(MatchResult::group)
        .map(element -> element.replaceAll("</?module>", ""))
        .toList();
  }

  /**
   * Our own compiled classes of a bundle's main code; not those that it embeds.
   *
   * @throws IllegalStateException if the bundle has not been built; says how to
   */
  static List<Path> classes(String bundle) throws IOException {
    Path root = TOP.resolve("bundles").resolve(bundle).resolve("target/classes/dev/roost");
    if (!Files.isDirectory(root)) {
      throw new IllegalStateException(bundle + " is not built; build it first: mvn -q install");
    }
    return filesUnder(root, ".class");
  }

  /** All Java sources, tests too. */
  static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String directory : List.of("bundles", "features", "itests")) {
      sources.addAll(filesUnder(TOP.resolve(directory), ".java"));
    }
    return sources;
  }

  private static List<Path> filesUnder(Path root, String ending) throws IOException {
    List<Path> files = new ArrayList<>();
    boolean built = root.toString().contains("/target/");
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            // What tests and generators leave behind is nobody's source; it may vanish meanwhile.
            return !built && dir.endsWith("target")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(ending)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }
}
