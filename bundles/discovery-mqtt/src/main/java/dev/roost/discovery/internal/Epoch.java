package dev.roost.discovery.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the starts of the agent, so that others can tell an old message from a new one.
 *
 * <p>It is never less than the seconds since 1970, so that it goes on growing when the file is
 * lost, and never less than one more than before, so that it does when the clock was set back.
 */
final class Epoch {

  private static final Logger LOG = LoggerFactory.getLogger(Epoch.class);

  private final Path file;
  private long value;

  private Epoch(Path file, long value) {
    this.file = file;
    this.value = value;
  }

  /** The next epoch; writes it down. */
  static Epoch next(Path state, long nowMs) throws IOException {
    Files.createDirectories(state);
    Path file = state.resolve("epoch");
    long before = 0;
    if (Files.exists(file)) {
      String text = Files.readString(file).strip();
      if (text.matches("[0-9]{1,18}")) {
        before = Long.parseLong(text);
      } else {
        LOG.warn("{} holds '{}', which is no number; the clock is used instead", file, text);
      }
    }
    Epoch epoch = new Epoch(file, Math.max(before + 1, nowMs / 1000));
    epoch.write();
    return epoch;
  }

  long value() {
    return value;
  }

  /** Goes beyond an epoch that this node is found to have used before. */
  void goBeyond(long used) throws IOException {
    value = Math.max(value, used + 1);
    write();
  }

  private void write() throws IOException {
    Path fresh = file.resolveSibling("epoch.new");
    Files.writeString(fresh, value + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
