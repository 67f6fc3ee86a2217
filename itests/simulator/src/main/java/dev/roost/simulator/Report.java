package dev.roost.simulator;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is printed of a comparison. */
final class Report {
  private Report() {}

  /** How it is printed. */
  enum Form {
    TABLE,
    JSON,
    CSV
  }

  static String print(Comparison.Result result, Form form) throws IOException {
    return switch (form) {
      case TABLE -> table(result);
      case JSON -> json(result);
      case CSV -> csv(result);
    };
  }

  /** By how many percent {@code slowdown} is behind the best policy. */
  static double behind(Comparison.Result result, double slowdown) {
    double best =
        result.totals().values().stream().mapToDouble(Total::slowdown).min().orElseThrow();
    return 100 * (slowdown / best - 1);
  }

  private static String table(Comparison.Result result) {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%-20s %9s %8s %9s %9s %8s %8s %8s %8s%n",
            "POLICY",
            "SLOWDOWN",
            "BEHIND",
            "OF 95 %",
            "MOVES/JOB",
            "REFUSED",
            "NONSENSE",
            "PAGING",
            "OVERSTAY"));
    result
        .totals()
        .forEach(
            (name, total) ->
                text.append(
                    line(
                        "%-20s %9.3f %+7.1f%% %9.3f %9.2f %8d %8d %7.0fs %7.1fs%n",
                        name,
                        total.slowdown(),
                        behind(result, total.slowdown()),
                        total.slowdown95(),
                        total.movesPerJob(),
                        total.refused(),
                        total.nonsense(),
                        total.pagingSeconds(),
                        total.overstaySeconds())));
    text.append(
        line(
            "%-20s %9.3f %+7.1f%%   (no policy can be below)%n",
            "lower bound", result.bound(), behind(result, result.bound())));
    Total any = result.totals().values().iterator().next();
    return text.append(line("%d scenarios, %d processes%n", result.scenarios(), any.jobs()))
        .toString();
  }

  private static String csv(Comparison.Result result) {
    StringBuilder text =
        new StringBuilder(
            "policy,slowdown,behindPercent,slowdown95,movesPerJob,movedBytes,refused,nonsense,pagingSeconds,overstaySeconds\n");
    result
        .totals()
        .forEach(
            (name, t) ->
                text.append(
                    line(
                        "%s,%.6f,%.3f,%.6f,%.4f,%d,%d,%d,%.3f,%.3f%n",
                        name,
                        t.slowdown(),
                        behind(result, t.slowdown()),
                        t.slowdown95(),
                        t.movesPerJob(),
                        t.movedBytes(),
                        t.refused(),
                        t.nonsense(),
                        t.pagingSeconds(),
                        t.overstaySeconds())));
    return text.append(
            line("lower-bound,%.6f,%.3f,,,,,,,%n", result.bound(), behind(result, result.bound())))
        .toString();
  }

  private static String json(Comparison.Result result) throws IOException {
    List<Map<String, Object>> policies = new ArrayList<>();
    result
        .totals()
        .forEach(
            (name, t) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("policy", name);
              one.put("slowdown", t.slowdown());
              one.put("behindPercent", behind(result, t.slowdown()));
              one.put("slowdown95", t.slowdown95());
              one.put("movesPerJob", t.movesPerJob());
              one.put("movedBytes", t.movedBytes());
              one.put("refused", t.refused());
              one.put("nonsense", t.nonsense());
              one.put("pagingSeconds", t.pagingSeconds());
              one.put("overstaySeconds", t.overstaySeconds());
              one.put("decisions", t.decisions());
              one.put("virtualSeconds", t.seconds());
              policies.add(one);
            });
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("scenarios", result.scenarios());
    all.put("jobs", result.totals().values().iterator().next().jobs());
    all.put("lowerBound", result.bound());
    all.put("policies", policies);
    return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(all) + "\n";
  }

  private static String line(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
