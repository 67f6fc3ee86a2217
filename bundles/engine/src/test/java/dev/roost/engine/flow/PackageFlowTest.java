package dev.roost.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Data goes one way through the engine: the lines of ARCHITECTURE.md, proved on the class files.
 */
class PackageFlowTest {
  private static final String ENGINE = "dev.roost.engine.";

  /** Lines from the bottom; packages of one line are siblings. */
  private static final List<Set<String>> LINES =
      List.of(
          Set.of("model"),
          Set.of("syscall", "image"),
          Set.of("tracee"),
          Set.of("memory", "link"),
          Set.of("capture", "restore"),
          Set.of("deputy", "body"),
          Set.of("migration"),
          Set.of("internal"));

  /** Where the frames' payloads are read and written; ARCHITECTURE.md says why these. */
  private static final Set<String> MAY_KNOW_WIRE = Set.of("image", "link", "body", "migration");

  private static final Map<String, Set<String>> IMPORTS = ImportedClasses.read();

  private static String packageOf(String className) {
    String rest = className.substring(ENGINE.length());
    return rest.substring(0, rest.indexOf('.'));
  }

  private static int line(String enginePackage) {
    for (int line = 0; line < LINES.size(); line++) {
      if (LINES.get(line).contains(enginePackage)) {
        return line;
      }
    }
    throw new AssertionError("package " + enginePackage + " has no place in the order of packages");
  }

  private interface Rule {
    boolean isBroken(String from, String imported);
  }

  private static List<String> breaches(Rule rule) {
    List<String> found = new ArrayList<>();
    IMPORTS.forEach(
        (from, imported) -> {
          for (String to : imported) {
            if (rule.isBroken(packageOf(from), to)) {
              found.add(from + " imports " + to);
            }
          }
        });
    return found;
  }

  @Test
  void classFilesWereFound() {
    assertThat(IMPORTS).containsKey(ENGINE + "migration.Engine");
    assertThat(IMPORTS.get(ENGINE + "migration.Engine")).contains(ENGINE + "tracee.Tracer");
  }

  @Test
  void everyPackageHasALine() {
    IMPORTS.keySet().forEach(name -> line(packageOf(name)));
  }

  @Test
  void lowerLinesNeverImportHigherOnes() {
    assertThat(breaches((from, to) -> to.startsWith(ENGINE) && line(packageOf(to)) > line(from)))
        .as("a class of a lower line knows one of a higher line")
        .isEmpty();
  }

  @Test
  void siblingsNeverImportEachOther() {
    assertThat(
            breaches(
                (from, to) ->
                    to.startsWith(ENGINE)
                        && !packageOf(to).equals(from)
                        && line(packageOf(to)) == line(from)))
        .as("two packages of one line know each other")
        .isEmpty();
  }

  @Test
  void theKernelIsTouchedFromTheTraceeUpOnly() {
    assertThat(
            breaches(
                (from, to) -> to.startsWith("dev.roost.linux.") && line(from) < line("tracee")))
        .isEmpty();
  }

  @Test
  void nobodyElseReadsPayloads() {
    assertThat(
            breaches(
                (from, to) ->
                    to.startsWith("dev.roost.wire.")
                        && !to.equals("dev.roost.wire.SpareArray")
                        && !MAY_KNOW_WIRE.contains(from)))
        .isEmpty();
  }

  @Test
  void connectionsAreKnownToTheLinkAndToThoseWhoMakeThem() {
    assertThat(
            breaches(
                (from, to) ->
                    to.startsWith("dev.roost.transport.")
                        && !Set.of("link", "migration", "internal").contains(from)))
        .isEmpty();
  }

  @Test
  void theModelImportsNothing() {
    assertThat(breaches((from, to) -> from.equals("model") && !to.startsWith(ENGINE + "model.")))
        .isEmpty();
  }

  @Test
  void methodHandlesToNativeCodeAreMadeElsewhere() {
    assertThat(IMPORTS.keySet()).noneMatch(name -> name.startsWith("dev.roost.linux."));
  }
}
