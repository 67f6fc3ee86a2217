package dev.roost.storm;

import dev.roost.testkit.RunResult;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** In what two runs of a command are not the same, in one sentence. */
final class Difference {
  private Difference() {}

  /** Empty if end, output and files are the same. */
  static Optional<String> between(RunResult untouched, RunResult stormed) {
    if (!stormed.ending().equals(untouched.ending())) {
      return Optional.of(
          "it ended with %s instead of %s, and said: %s"
              .formatted(stormed.ending(), untouched.ending(), lastLine(stormed.errors())));
    }
    return lines("stdout", untouched.output(), stormed.output())
        .or(() -> lines("stderr", untouched.errors(), stormed.errors()))
        .or(() -> files(untouched, stormed));
  }

  private static String lastLine(String text) {
    List<String> lines = text.lines().toList();
    return lines.isEmpty() ? "nothing" : lines.getLast();
  }

  private static Optional<String> lines(String stream, String untouched, String stormed) {
    if (untouched.equals(stormed)) {
      return Optional.empty();
    }
    Iterator<String> expected = untouched.lines().iterator();
    Iterator<String> seen = stormed.lines().iterator();
    for (int line = 1; expected.hasNext() || seen.hasNext(); line++) {
      String right = expected.hasNext() ? expected.next() : "the end";
      String wrong = seen.hasNext() ? seen.next() : "the end";
      if (!right.equals(wrong)) {
        return Optional.of(
            "line %d of %s is '%s' instead of '%s'".formatted(line, stream, wrong, right));
      }
    }
    return Optional.of(stream + " ends its lines in another way");
  }

  private static Optional<String> files(RunResult untouched, RunResult stormed) {
    TreeSet<String> names = new TreeSet<>(untouched.files().keySet());
    names.addAll(stormed.files().keySet());
    for (String name : names) {
      String right = untouched.files().getOrDefault(name, "missing");
      String wrong = stormed.files().getOrDefault(name, "missing");
      if (!right.equals(wrong)) {
        return Optional.of("file %s is %s instead of %s".formatted(name, wrong, right));
      }
    }
    return Optional.empty();
  }
}
