package dev.roost.linux.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares what the classes claim with what a C compiler makes of the kernel's headers. */
class AbiProofTest {
  private static final Path PROBES = Path.of("../../itests/abi");
  private static final Path PROOF = Path.of("src/test/resources/abi/proof.txt");
  private static final Path PAGE = Path.of("../../docs/abi.md");
  private static final boolean UPDATE = Boolean.getBoolean("roost.update");

  /** The output of a compiler with the newest headers, kept for machines that have neither. */
  @Test
  void agreesWithTheCheckedInOutputOfTheCompiler() throws IOException {
    List<String> proof =
        Files.readAllLines(PROOF).stream().filter(line -> !line.startsWith("#")).toList();

    assertThat(proof)
        .as("%s; if a claim is new: CFLAGS='-isystem DIR' itests/abi/run --update", PROOF)
        .containsExactlyElementsOf(
            AbiFacts.CLASSES.stream().flatMap(AbiProofTest::claims).toList());
  }

  @Test
  void agreesWithTheCompilerOfThisMachine(@TempDir Path dir) throws Exception {
    assumeTrue(hasCompiler(), "no gcc here: the checked-in output is the proof");
    for (Class<?> abi : AbiFacts.CLASSES) {
      List<String> printed = compileAndRun(abi, dir);
      List<String> claims = CProbe.claims(abi);

      assertThat(printed).as("lines of %s", abi.getSimpleName()).hasSameSizeAs(claims);
      for (int i = 0; i < claims.size(); i++) {
        // What these headers are too old for is proved by the checked-in output alone.
        if (!printed.get(i).endsWith(" absent")) {
          assertThat(claims.get(i)).isEqualTo(printed.get(i));
        }
      }
    }
  }

  @Test
  void checkedInProbesAreTheGeneratedOnes() throws IOException {
    for (Class<?> abi : AbiFacts.CLASSES) {
      Path file = PROBES.resolve(abi.getSimpleName() + ".c");
      String program = CProbe.program(abi);
      if (UPDATE) {
        Files.writeString(file, program);
      }
      assertThat(file).as("renew with -Droost.update=true").hasContent(program);
    }
  }

  @Test
  void pageListsEveryStruct() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(AbiPage.BEGIN);
    int end = page.indexOf(AbiPage.END);
    assertThat(begin).as("%s has the line %s", PAGE, AbiPage.BEGIN).isNotNegative();
    String renewed = page.substring(0, begin) + AbiPage.table() + page.substring(end);
    if (UPDATE) {
      Files.writeString(PAGE, renewed);
    }
    assertThat(PAGE).as("renew with -Droost.update=true").hasContent(renewed);
  }

  @Test
  void everyHeaderClassIsProved() throws IOException {
    Path classes = Path.of("target/classes/dev/roost/linux/abi");
    try (Stream<Path> files = Files.list(classes)) {
      List<String> compiled =
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> n.endsWith("Abi.class"))
              .map(n -> n.substring(0, n.length() - ".class".length()))
              .toList();
      assertThat(compiled)
          .containsExactlyInAnyOrderElementsOf(
              AbiFacts.CLASSES.stream().map(Class::getSimpleName).toList());
    }
  }

  private static Stream<String> claims(Class<?> abi) {
    return CProbe.claims(abi).stream();
  }

  private static boolean hasCompiler() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(dir -> Files.isExecutable(Path.of(dir, "gcc")));
  }

  private static List<String> compileAndRun(Class<?> abi, Path dir) throws Exception {
    Path source = dir.resolve(abi.getSimpleName() + ".c");
    Path binary = dir.resolve(abi.getSimpleName());
    Files.writeString(source, CProbe.program(abi));
    run("gcc", "-Wall", "-Werror", "-o", binary.toString(), source.toString());
    return run(binary.toString());
  }

  private static List<String> run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), output).isZero();
    return output.lines().toList();
  }
}
