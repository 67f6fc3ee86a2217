package dev.roost.simulator;

import dev.roost.api.PlacementPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * {@code ./roost simulate}: 0 if it ran, 2 with one line if it was asked for what makes no sense.
 */
public final class Main {
  private Main() {}

  /** Runs what {@code arguments} say and prints it. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      run(Arguments.parse(arguments));
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("simulate: " + e.getMessage());
      System.exit(2);
    }
  }

  private static void run(Arguments asked) throws IOException, InterruptedException {
    PolicyCatalog catalog = new PolicyCatalog();
    Map<String, Supplier<PlacementPolicy>> policies = new LinkedHashMap<>();
    for (String order : asked.policies()) {
      policies.put(order, catalog.order(order, asked::settings));
    }
    asked.refuseSettingsOfOthers();
    Comparison comparison = new Comparison(policies, asked.threads());
    Comparison.Result result;
    if (asked.scenario() == null) {
      result =
          comparison.run(
              LongStream.range(0, asked.scenarios()).map(i -> asked.seed() * 1_000_003 + i),
              seed -> PaperScenarios.random(asked.nodes(), seed).windowed(asked.window()));
    } else {
      Scenario scenario =
          ScenarioFile.read(asked.scenario(), asked.nodes()).windowed(asked.window());
      result =
          comparison.run(
              LongStream.range(0, asked.scenarios()).map(i -> asked.seed() + i), seed -> scenario);
    }
    System.out.print(Report.print(result, asked.form()));
    if (asked.plot() != null) {
      Files.writeString(asked.plot(), Plot.svg(result));
    }
  }
}
