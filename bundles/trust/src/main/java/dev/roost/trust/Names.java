package dev.roost.trust;

import java.util.regex.Pattern;

/**
 * The rule for names of nodes and clusters: they are in certificates, MQTT topics and file names.
 */
final class Names {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}");

  private Names() {}

  static String require(String what, String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what + " '" + name + "' is not 1 to 63 of the characters a-z, 0-9 and '-'");
    }
    return name;
  }
}
