package dev.roost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run left behind: all that must be the same natively and moved.
 *
 * @param ending how it ended
 * @param output what it printed
 * @param errors what it printed to stderr
 * @param files what is in its working directory: relative name to length and SHA-256
 */
public record RunResult(Ending ending, String output, String errors, Map<String, String> files) {

  static RunResult of(Ending ending, String output, String errors, Path work) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(work)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        files.put(work.relativize(path).toString(), digest(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RunResult(ending, output, errors, files);
  }

  private static String digest(Path path) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      try (var in = Files.newInputStream(path)) {
        for (int n; (n = in.read(buffer)) > 0; ) {
          sha.update(buffer, 0, n);
        }
      }
      return Files.size(path) + " bytes " + HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
