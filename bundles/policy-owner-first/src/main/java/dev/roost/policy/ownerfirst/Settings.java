package dev.roost.policy.ownerfirst;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The thresholds of the rule; {@link Config} says what each means, under the same name. */
record Settings(
    double ownerLoad,
    long backMs,
    long quietMs,
    List<String> first,
    boolean others,
    boolean firstAlone) {

  static final Settings DEFAULT = new Settings(0.5, 1_000, 30_000, List.of(), true, true);

  private static final Pattern NODE = Pattern.compile("[a-z0-9-]{1,63}");

  static Settings of(Config config) {
    return new Settings(
        config.ownerLoad(),
        config.backMs(),
        config.quietMs(),
        Stream.of(config.first())
            .flatMap(list -> Stream.of(list.split(",")))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .toList(),
        config.others(),
        config.firstAlone());
  }

  Settings {
    first = first.stream().distinct().sorted().toList();
    if (!(ownerLoad > 0) || Double.isInfinite(ownerLoad)) {
      throw wrong("ownerLoad=%s must be a number above 0".formatted(ownerLoad));
    }
    if (backMs < 0 || quietMs < 0) {
      throw wrong("backMs=%d and quietMs=%d must be 0 or more".formatted(backMs, quietMs));
    }
    for (String id : first) {
      if (!NODE.matcher(id).matches()) {
        throw wrong("first=%s must be ids of nodes: a-z, 0-9 and -, as in n1,n2".formatted(id));
      }
    }
  }

  private static IllegalArgumentException wrong(String sentence) {
    return new IllegalArgumentException(OwnerFirstPolicy.PID + ": " + sentence);
  }
}
