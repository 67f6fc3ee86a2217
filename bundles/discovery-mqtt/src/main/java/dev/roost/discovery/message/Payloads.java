package dev.roost.discovery.message;

import dev.roost.api.MigrationEvent;
import dev.roost.api.Placement.PolicyView;
import dev.roost.api.ProcessView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Payloads that this node writes for people and other systems and never reads itself. */
public final class Payloads {

  private Payloads() {}

  /**
   * Something that is not as it should be.
   *
   * @param word one word that programs can compare
   * @param sentence one sentence for people
   */
  public record Finding(String word, String sentence) {}

  /** {@code node/ID/process/HOMEPID}; null once the process is at home. */
  public static Map<String, Object> process(ProcessView process, String node, long nowMs) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node", node);
    json.put("pid", process.pid());
    json.put("command", process.command());
    json.put("from", process.home());
    json.put("where", process.where());
    json.put("since", nowMs - Math.max(0, process.movedMs()));
    json.put("state", word(process.state()));
    json.put("moves", process.moves());
    return json;
  }

  /** {@code event/migration}. */
  public static Map<String, Object> migration(MigrationEvent event, String node, long nowMs) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node", node);
    json.put("at", nowMs);
    json.put("kind", word(event.kind()));
    json.put("pid", event.pid());
    json.put("command", event.command());
    json.put("home", event.home());
    json.put("from", event.from());
    json.put("to", event.to());
    json.put("reason", event.reason());
    json.put("bytes", event.bytes());
    json.put("pauseMs", Double.isFinite(event.pauseMs()) ? event.pauseMs() : 0.0);
    return json;
  }

  /** {@code node/ID/policy}. */
  public static Map<String, Object> policy(List<PolicyView> policies, String node) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node", node);
    json.put(
        "policies",
        policies.stream()
            .map(
                policy -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("name", policy.name());
                  one.put("active", policy.active());
                  one.put("description", policy.description());
                  if (policy.fault() != null) {
                    one.put("fault", policy.fault());
                  }
                  return one;
                })
            .toList());
    return json;
  }

  /** {@code node/ID/health}: empty findings mean that all is well. */
  public static Map<String, Object> health(List<Finding> findings, String node) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node", node);
    json.put(
        "findings",
        findings.stream()
            .map(
                finding -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("word", finding.word());
                  one.put("sentence", finding.sentence());
                  return one;
                })
            .toList());
    return json;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
