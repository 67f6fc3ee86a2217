package dev.roost.node.joining;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The code on the screen of a node that waits: {@code 483920-7315}. The first six digits are the
 * short authentication string of the conversation, which both ends compute; the last four are the
 * waiting node's own secret, so that nobody who does not see its screen can take it.
 *
 * @param string six digits
 * @param secret four digits
 */
record PairingCode(String string, String secret) {

  private static final Pattern TEXT = Pattern.compile("(\\d{6})-?(\\d{4})");

  /** Bytes of a nonce. */
  static final int NONCE = 32;

  /**
   * What a node says of its nonce before it knows that of the other: it cannot choose it
   * afterwards.
   *
   * @param transcript {@link JoinChannel#transcript} before this message
   */
  static byte[] commitment(byte[] transcript, byte[] nonce) {
    var digest = Digests.sha256("roost pairing commitment 1");
    digest.update(transcript);
    return digest.digest(nonce);
  }

  /**
   * The string of a conversation.
   *
   * @param transcript {@link JoinChannel#transcript} after both nonces were said: it is over both
   *     certificates and all that was said
   */
  static String string(byte[] transcript) {
    byte[] digest = Digests.sha256("roost pairing code 1").digest(transcript);
    long number = ByteBuffer.wrap(digest).getLong();
    return String.format(Locale.ROOT, "%06d", Long.remainderUnsigned(number, 1_000_000));
  }

  /**
   * Reads what a person types.
   *
   * @throws IllegalArgumentException if it is no code
   */
  static PairingCode read(String text) {
    var parts = TEXT.matcher(text.replace(" ", ""));
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no code: it is all ten digits on the other node's screen, as 123456-7890"
              .formatted(text));
    }
    return new PairingCode(parts.group(1), parts.group(2));
  }

  @Override
  public String toString() {
    return string + "-" + secret;
  }
}
