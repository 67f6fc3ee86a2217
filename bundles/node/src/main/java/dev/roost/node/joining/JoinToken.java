package dev.roost.node.joining;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The line with which a node joins: {@code ADDRESS,ADDRESS/CODE}. CODE is 48 characters of
 * base64url: 16 bytes fingerprint of the authority, 16 bytes secret, 4 bytes of SHA-256 over both,
 * so that a typing mistake is seen at once.
 */
public final class JoinToken {

  /** Bytes of fingerprint and of secret. */
  static final int PART = 16;

  private static final int CHECK = 4;
  private static final Pattern LINE =
      Pattern.compile("([A-Za-z0-9.-]+(?:,[A-Za-z0-9.-]+)*)/([A-Za-z0-9_-]{48})");

  private final List<String> addresses;
  private final byte[] fingerprint;
  private final byte[] secret;

  /**
   * @param addresses names and IPv4 addresses of the node that issued it, at least one
   * @param fingerprint of the cluster's authority, 16 bytes
   * @param secret 16 bytes
   */
  JoinToken(List<String> addresses, byte[] fingerprint, byte[] secret) {
    this.addresses = List.copyOf(addresses);
    this.fingerprint = fingerprint.clone();
    this.secret = secret.clone();
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with one sentence if it is no token
   */
  public static JoinToken read(String line) {
    var parts = LINE.matcher(line.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(wrong("it must be ADDRESS,.../48 CHARACTERS"));
    }
    byte[] code = Base64.getUrlDecoder().decode(parts.group(2));
    byte[] content = Arrays.copyOf(code, 2 * PART);
    if (!Arrays.equals(check(content), Arrays.copyOfRange(code, 2 * PART, code.length))) {
      throw new IllegalArgumentException(wrong("a character is another one than it was"));
    }
    return new JoinToken(
        List.of(parts.group(1).split(",")),
        Arrays.copyOf(content, PART),
        Arrays.copyOfRange(content, PART, 2 * PART));
  }

  private static String wrong(String how) {
    return "join is no token: "
        + how
        + "; take the whole line that roost:token prints on a node of the cluster";
  }

  List<String> addresses() {
    return addresses;
  }

  byte[] fingerprint() {
    return fingerprint.clone();
  }

  byte[] secret() {
    return secret.clone();
  }

  /** What names the token without giving it away: 16 hexadecimal digits. */
  static String id(byte[] secret) {
    MessageDigest digest = Digests.sha256("roost token id 1");
    digest.update(secret);
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /**
   * Proves the secret to one node, for one connection and one request; worth nothing elsewhere.
   *
   * @param connection {@link JoinChannel#binding} of the connection
   * @param requests certification requests in DER
   */
  static byte[] proof(byte[] secret, byte[] connection, List<byte[]> requests) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(connection);
      for (byte[] request : requests) {
        mac.update(Digests.sha256("roost request 1").digest(request));
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM lacks HMAC-SHA256", e);
    }
  }

  private static byte[] check(byte[] content) {
    return Arrays.copyOf(Digests.sha256("").digest(content), CHECK);
  }

  /** The line. It is a secret. */
  String line() {
    byte[] code = Arrays.copyOf(fingerprint, 2 * PART + CHECK);
    System.arraycopy(secret, 0, code, PART, PART);
    System.arraycopy(check(Arrays.copyOf(code, 2 * PART)), 0, code, 2 * PART, CHECK);
    return String.join(",", addresses) + "/" + Base64.getUrlEncoder().encodeToString(code);
  }

  /** The addresses only: nothing of the secret may reach a log. */
  @Override
  public String toString() {
    return "token of " + String.join(",", addresses);
  }
}
