package dev.roost.node.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the node's screen shows of joining: a file for each thing, which {@code roost-screen} reads.
 */
final class Screen {

  /** What there is to show. */
  enum Line {
    /** That the node waits to be taken into a cluster. */
    WAITING("joining"),
    /** The code of a pairing. */
    CODE("pairing"),
    /** Why the node does not join as its settings say. */
    FAULT("fault-join");

    private final String file;

    Line(String file) {
      this.file = file;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Screen.class);

  private final Path directory;

  Screen(Path directory) {
    this.directory = directory;
  }

  /** Shows {@code sentence} until another one or nothing is shown in its place. */
  void show(Line line, String sentence) {
    Path file = directory.resolve(line.file);
    Path part = directory.resolve(line.file + ".part");
    try {
      if (Files.exists(file) && Files.readString(file).equals(sentence + "\n")) {
        return;
      }
      Files.writeString(part, sentence + "\n");
      // The screen is another user's, and nothing here is a secret of anything but the screen.
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      LOG.info("On the screen: {}", line == Line.CODE ? "the code of a pairing" : sentence);
    } catch (IOException e) {
      LOG.warn("The screen cannot be told: {} cannot be written", file, e);
    }
  }

  /** Shows nothing there any more. */
  void clear(Line line) {
    try {
      Files.deleteIfExists(directory.resolve(line.file));
    } catch (IOException e) {
      LOG.warn("{} cannot be removed from the screen", line, e);
    }
  }
}
