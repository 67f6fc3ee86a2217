package dev.roost.node.joining;

import dev.roost.trust.EnrollmentRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens that this node has issued, in a file: they outlive a restart. A token is used up by
 * the first node that proves it, whatever comes of it; that node alone, with the same keys, may ask
 * again, as the answer may have been lost. Thread-safe.
 */
final class TokenBook {

  /** A token is remembered for so long after its end, so that people are told why it is no good. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private static final String NOBODY = "-";

  /**
   * @param user the name of the node that used it, or {@link #NOBODY}
   * @param keys digest of that node's keys, or {@link #NOBODY}
   */
  private record Issued(byte[] secret, Instant expires, String user, String keys) {}

  private final Path file;
  private final Clock clock;
  private final SecureRandom random;

  TokenBook(Path file, Clock clock, SecureRandom random) {
    this.file = file;
    this.clock = clock;
    this.random = random;
  }

  /** A new secret, good for {@code life}. */
  synchronized byte[] issue(Duration life) throws IOException {
    byte[] secret = new byte[JoinToken.PART];
    random.nextBytes(secret);
    Map<String, Issued> tokens = read();
    tokens.values().removeIf(token -> token.expires().plus(REMEMBERED).isBefore(clock.instant()));
    Instant expires = clock.instant().plus(life);
    tokens.put(JoinToken.id(secret), new Issued(secret, expires, NOBODY, NOBODY));
    write(tokens);
    return secret;
  }

  /**
   * Uses a token up.
   *
   * @param id {@link JoinToken#id}
   * @param proof {@link JoinToken#proof} for {@code connection} and {@code requests}
   * @param node what the requests say
   * @throws RefusedException with one sentence if the token is not good, or not proved
   */
  synchronized void redeem(
      String id, byte[] proof, byte[] connection, List<byte[]> requests, EnrollmentRequest node)
      throws IOException {
    Map<String, Issued> tokens = read();
    Issued token = tokens.get(id);
    if (token == null
        || !MessageDigest.isEqual(proof, JoinToken.proof(token.secret(), connection, requests))) {
      throw refused("it was not issued by this node");
    }
    if (clock.instant().isAfter(token.expires())) {
      throw refused("it was good until " + token.expires());
    }
    MessageDigest keys = Digests.sha256("roost keys 1");
    node.keys().forEach(key -> keys.update(key.getEncoded()));
    String user = HexFormat.of().formatHex(keys.digest());
    if (!token.keys().equals(NOBODY) && !token.keys().equals(user)) {
      throw refused("it was used by " + token.user() + " before, and each is for one node");
    }
    tokens.put(id, new Issued(token.secret(), token.expires(), node.node(), user));
    write(tokens);
  }

  private static RefusedException refused(String why) {
    return new RefusedException(
        "the token is not good: %s; roost:token prints another".formatted(why));
  }

  private Map<String, Issued> read() throws IOException {
    Map<String, Issued> tokens = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return tokens;
    }
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(" ");
      try {
        byte[] secret = HexFormat.of().parseHex(words[0]);
        Instant expires = Instant.ofEpochMilli(Long.parseLong(words[1]));
        tokens.put(JoinToken.id(secret), new Issued(secret, expires, words[2], words[3]));
      } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
        throw new IOException(
            file + " is damaged; without it all tokens are forgotten, and new ones can be made", e);
      }
    }
    return tokens;
  }

  private void write(Map<String, Issued> tokens) throws IOException {
    List<String> lines =
        tokens.values().stream()
            .map(
                token ->
                    String.join(
                        " ",
                        HexFormat.of().formatHex(token.secret()),
                        Long.toString(token.expires().toEpochMilli()),
                        token.user(),
                        token.keys()))
            .toList();
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(part, lines);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
