package dev.roost.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was asked for.
 *
 * @param scenario file with a scenario, or null for those of the paper
 * @param nodes how many nodes; 0 for what the file says
 * @param window to how many others a node listens at a time; 0 for what the scenario says
 * @param policies what to compare: names of policies, or orders of several, as in {@code a+b}
 * @param seed which random numbers
 * @param scenarios how many scenarios; with a file, how many seeds
 * @param threads how many at a time
 * @param form how it is printed
 * @param plot file for a picture, or null
 * @param all settings of policies, by {@code NAME.KEY}
 */
record Arguments(
    Path scenario,
    int nodes,
    int window,
    List<String> policies,
    long seed,
    int scenarios,
    int threads,
    Report.Form form,
    Path plot,
    Map<String, String> all) {

  static final String USAGE =
      "it is simulate --paper | --scenario FILE [--nodes N] [--policies A,B,…] [--seed S]"
          + " [--scenarios N] [--threads N] [--window W] [--set POLICY.KEY=VALUE] [--json | --csv]"
          + " [--plot FILE.svg]";

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException one line that says what is wrong and what would be right
   */
  static Arguments parse(String[] words) {
    Map<String, String> values = new HashMap<>();
    Map<String, String> settings = new HashMap<>();
    for (Iterator<String> rest = List.of(words).iterator(); rest.hasNext(); ) {
      String word = rest.next();
      switch (word) {
        case "--paper", "--json", "--csv" -> values.put(word, "");
        case "--scenario",
            "--nodes",
            "--policies",
            "--seed",
            "--scenarios",
            "--threads",
            "--window",
            "--plot" ->
            values.put(word, next(word, rest));
        case "--set" -> {
          String[] parts = next(word, rest).split("=", 2);
          if (parts.length < 2 || parts[0].indexOf('.') < 1) {
            throw new IllegalArgumentException(
                "--set: it is --set POLICY.KEY=VALUE, as in --set load.threshold=1.5");
          }
          settings.put(parts[0], parts[1]);
        }
        default -> throw new IllegalArgumentException("there is no option " + word + "; " + USAGE);
      }
    }
    if (values.containsKey("--paper") == values.containsKey("--scenario")) {
      throw new IllegalArgumentException("say either --paper or --scenario FILE; " + USAGE);
    }
    boolean isPaper = values.containsKey("--paper");
    String file = values.get("--scenario");
    String plot = values.get("--plot");
    return new Arguments(
        file == null ? null : Path.of(file),
        (int) number(values, "--nodes", isPaper ? 10 : 0, isPaper ? 1 : 0, 1_000_000),
        (int) number(values, "--window", 0, 1, 1_000_000),
        List.of(values.getOrDefault("--policies", "round-robin,load,opportunity-cost").split(",")),
        number(values, "--seed", 1, Integer.MIN_VALUE, Integer.MAX_VALUE),
        (int) number(values, "--scenarios", isPaper ? 3_000 : 1, 1, 1_000_000),
        (int) number(values, "--threads", Runtime.getRuntime().availableProcessors(), 1, 1_024),
        values.containsKey("--json")
            ? Report.Form.JSON
            : values.containsKey("--csv") ? Report.Form.CSV : Report.Form.TABLE,
        plot == null ? null : Path.of(plot),
        settings);
  }

  private static String next(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value; " + USAGE);
    }
    return rest.next();
  }

  private static long number(
      Map<String, String> values, String option, long usual, long least, long most) {
    String text = values.get(option);
    if (text == null) {
      return usual;
    }
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s %s: not a number".formatted(option, text), e);
    }
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "%s %d: it must be %d to %d".formatted(option, number, least, most));
    }
    return number;
  }

  /** The settings of one policy, by key. */
  Map<String, String> settings(String policy) {
    Map<String, String> own = new HashMap<>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith(policy + ".")) {
            own.put(name.substring(policy.length() + 1), value);
          }
        });
    return own;
  }

  /** Refuses settings of policies that are not compared: nobody would notice the slip. */
  void refuseSettingsOfOthers() {
    List<String> strays = new ArrayList<>(all.keySet());
    strays.removeIf(
        name ->
            policies.stream()
                .flatMap(order -> Stream.of(order.split("\\+")))
                .anyMatch(p -> name.startsWith(p + ".")));
    if (!strays.isEmpty()) {
      throw new IllegalArgumentException(
          "--set %s: that policy is not compared; policies: %s"
              .formatted(strays.getFirst(), String.join(",", policies)));
    }
  }
}
