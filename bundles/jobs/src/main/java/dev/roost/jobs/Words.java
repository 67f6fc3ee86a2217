package dev.roost.jobs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines of words, as keepers and agent write them: docs/jobs.md, The keepers' socket. */
final class Words {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./:=,+-";

  private Words() {}

  /** One line, without its end. */
  static String line(List<String> words) {
    return String.join(" ", words.stream().map(Words::encoded).toList());
  }

  private static String encoded(String word) {
    StringBuilder text = new StringBuilder();
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN.indexOf(b) >= 0) {
        text.append((char) b);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return text.toString();
  }

  /**
   * The words of a line. Bytes that are no UTF-8 become U+FFFD.
   *
   * @throws IllegalArgumentException if a {@code %} is not followed by two hexadecimal digits
   */
  static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      words.add(decoded(word));
    }
    return words;
  }

  private static String decoded(String word) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c != '%') {
        bytes.write(c);
      } else if (i + 2 < word.length()
          && HexFormat.isHexDigit(word.charAt(i + 1))
          && HexFormat.isHexDigit(word.charAt(i + 2))) {
        bytes.write(HexFormat.fromHexDigits(word, i + 1, i + 3));
        i += 2;
      } else {
        throw new IllegalArgumentException(
            "'%s' has a %% without two hexadecimal digits behind it".formatted(word));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /**
   * Words of the form {@code key=value}.
   *
   * @throws IllegalArgumentException if one is not
   */
  static Map<String, String> pairs(List<String> words) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'%s' is not key=value".formatted(word));
      }
      pairs.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return pairs;
  }

  /** The parts of a text that commas separate; none of the empty text. */
  static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }
}
