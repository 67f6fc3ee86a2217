package dev.roost.jobs;

import dev.roost.api.JobOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a line of a keeper or of {@code run} says, filled up with what its class says.
 *
 * @param pairs what was said
 * @param itsClass its class, or {@link JobClass#NONE}
 */
record Wishes(Map<String, String> pairs, JobClass itsClass) {
  private static final int PRIORITY = 50;
  private static final int LAST = 999_999_999;
  private static final String NODE = "[a-z0-9-]{1,63}";

  /**
   * Takes what was said.
   *
   * @param known the keys that make sense
   * @param classes the class that has a name, or null
   * @throws IllegalArgumentException with one line if something else was said
   */
  static Wishes of(
      Map<String, String> pairs, Set<String> known, Function<String, JobClass> classes) {
    for (String key : pairs.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "'%s' is not known; known are %s"
                .formatted(key, String.join(", ", new TreeSet<>(known))));
      }
    }
    String name = pairs.get("class");
    JobClass its = name == null ? JobClass.NONE : classes.apply(name);
    if (its == null) {
      throw new IllegalArgumentException(
          "there is no class '%s'; etc/%s-%s.cfg of the agent would make one"
              .formatted(name, JobClassComponent.PID, name));
    }
    return new Wishes(pairs, its);
  }

  JobOptions options() {
    boolean best = is("best");
    boolean stay = is("stay");
    JobOptions its = itsClass.options();
    return new JobOptions(
        best || its.best() && !stay,
        pairs.containsKey("nodes") ? nodes(pairs.get("nodes")) : its.nodes(),
        stay || its.stay() && !best,
        pairs.containsKey("memory") ? number("memory", 0) : its.memoryBytes());
  }

  int priority() {
    long priority = number("priority", itsClass.priority().orElse(PRIORITY));
    if (priority > LAST) {
      throw new IllegalArgumentException(
          "priority is %d; the last is %d".formatted(priority, LAST));
    }
    return (int) priority;
  }

  boolean is(String key) {
    return "1".equals(pairs.get(key));
  }

  String text(String key, String otherwise) {
    return pairs.getOrDefault(key, otherwise);
  }

  long number(String key, long otherwise) {
    String text = pairs.get(key);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("%s is '%s'; it must be a number".formatted(key, text));
    }
    return Long.parseLong(text);
  }

  /** Ids of nodes, separated by commas. */
  static List<String> nodes(String text) {
    List<String> ids = Words.list(text.replace(" ", ""));
    for (String id : ids) {
      if (!id.matches(NODE)) {
        throw new IllegalArgumentException(
            "'%s' is not a node's id; nodes are given like node2,node3".formatted(id));
      }
    }
    return ids;
  }
}
