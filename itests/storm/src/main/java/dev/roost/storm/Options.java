package dev.roost.storm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a storm is asked to do.
 *
 * @param seed of the first run; each further run has the next
 * @param runFor how long runs are repeated; zero for one run
 * @param gap mean time between two moves
 * @param weather what else happens
 * @param atLeast moves that all runs together must make
 * @param limit after which a run hangs
 * @param contents directory whose contents each run finds in its working directory, or null
 * @param command the command and its arguments
 */
record Options(
    long seed,
    Duration runFor,
    Duration gap,
    Weather weather,
    int atLeast,
    Duration limit,
    Path contents,
    List<String> command) {

  private static final int LIMIT_S = 180;

  /**
   * @throws IllegalArgumentException with one line that says what would be right
   */
  static Options parse(String[] words, long anySeed) {
    long seed = anySeed;
    int runFor = 0;
    int gap = 100;
    int delay = 0;
    int pressure = 0;
    int atLeast = 1;
    int limit = LIMIT_S;
    Path contents = null;
    int at = 0;
    while (at < words.length && words[at].startsWith("-") && !words[at].equals("--")) {
      String option = words[at];
      if (at + 1 == words.length) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      String value = words[at + 1];
      switch (option) {
        case "--seed" -> seed = seed(value);
        case "--for" -> runFor = number(option, value, 1);
        case "--gap" -> gap = number(option, value, 1);
        case "--delay" -> delay = number(option, value, 1);
        case "--pressure" -> pressure = number(option, value, 1);
        case "--at-least" -> atLeast = number(option, value, 0);
        case "--limit" -> limit = number(option, value, 1);
        case "--in" -> contents = Path.of(value).toAbsolutePath();
        default -> throw new IllegalArgumentException("there is no option " + option);
      }
      at += 2;
    }
    if (at < words.length && words[at].equals("--")) {
      at++;
    }
    if (at == words.length) {
      throw new IllegalArgumentException("no command; it is storm [--seed N] [--for S] -- COMMAND");
    }
    return new Options(
        seed,
        Duration.ofSeconds(runFor),
        Duration.ofMillis(gap),
        new Weather(Duration.ofMillis(delay), Duration.ofMillis(pressure)),
        atLeast,
        Duration.ofSeconds(limit),
        contents,
        List.copyOf(Arrays.asList(words).subList(at, words.length)));
  }

  private static long seed(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--seed needs a whole number, not '" + value + "'", e);
    }
  }

  private static int number(String option, String value, int least) {
    IllegalArgumentException wrong =
        new IllegalArgumentException(
            "%s needs a whole number from %d to %d, not '%s'"
                .formatted(option, least, Integer.MAX_VALUE, value));
    try {
      int number = Integer.parseInt(value);
      if (number < least) {
        throw wrong;
      }
      return number;
    } catch (NumberFormatException e) {
      throw wrong;
    }
  }

  /** The words that run the storm of this seed again, for a shell. */
  String replay(long failed) {
    String in = contents == null ? "" : " --in " + quoted(contents.toString());
    String end = limit.toSeconds() == LIMIT_S ? "" : " --limit " + limit.toSeconds();
    return "./roost storm --seed %d --gap %d%s%s%s -- %s"
        .formatted(
            failed,
            gap.toMillis(),
            weather.options(),
            end,
            in,
            command.stream().map(Options::quoted).collect(Collectors.joining(" ")));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
