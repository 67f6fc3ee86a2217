package dev.roost.jobs;

import dev.roost.api.JobView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What keepers have written down of ends: a file for each job, in a directory for all users. */
final class Ends {
  private static final Logger LOG = LoggerFactory.getLogger(Ends.class);

  /** Everybody may write there, and only the owner and the agent take a file away. */
  private static final int STICKY_FOR_ALL = 01777;

  private static final int LONGEST_BYTES = 256;

  private final Path directory;

  Ends(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory).toAbsolutePath();
    Files.setAttribute(directory, "unix:mode", STICKY_FOR_ALL);
  }

  Path directory() {
    return directory;
  }

  /** The end of {@code job}, if its user wrote one down. */
  Optional<End> of(JobView job) {
    Path file = file(job.id());
    try {
      boolean isHis = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName().equals(job.user());
      if (!isHis
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) > LONGEST_BYTES) {
        LOG.warn("{} is not what the keeper of {} writes, and is not read", file, job.user());
        return Optional.empty();
      }
      List<String> words = Words.of(Files.readString(file, StandardCharsets.US_ASCII).strip());
      return Optional.of(read(words.subList(2, words.size())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      LOG.warn("The end of job {} cannot be read: {}", job.id(), e.getMessage(), e);
      return Optional.empty();
    }
  }

  /** An end from {@code code=N cpu=MS} or {@code signal=N cpu=MS}. */
  static End read(List<String> words) {
    Wishes said = Wishes.of(Words.pairs(words), Set.of("code", "signal", "cpu"), name -> null);
    boolean isSignal = said.pairs().containsKey("signal");
    return new End(
        isSignal ? -1 : (int) said.number("code", 0),
        (int) said.number("signal", 0),
        said.number("cpu", 0));
  }

  /** Takes away what was written about a job. */
  void forget(long job) {
    try {
      Files.deleteIfExists(file(job));
    } catch (IOException e) {
      LOG.warn("The end of job {} stays in {}: {}", job, directory, e.getMessage(), e);
    }
  }

  private Path file(long job) {
    return directory.resolve(String.valueOf(job));
  }
}
