package dev.roost.jaasagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a JVM of its own for each question: a JVM can be given this agent only at its start. */
class JaasAgentTest {

  @TempDir static Path directory;
  private static Path jar;

  @BeforeAll
  static void makeAgentJar() throws IOException {
    Path classes = Path.of("target/classes");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", JaasAgent.class.getName());
    jar = directory.resolve("agent.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes)) {
      files.filter(file -> file.toString().endsWith(".class")).forEach(f -> add(out, classes, f));
    }
  }

  @Test
  void withoutTheAgentKarafForgetsTheUser() throws Exception {
    assertThat(probe("roles", List.of())).contains("UnsupportedOperationException");
  }

  @Test
  void userHasItsRolesInsideDoAs() throws Exception {
    assertThat(probe("roles", agent())).isEqualTo("admin=true viewer=false");
  }

  @Test
  void threadStartedByAUsersCommandActsForThisUser() throws Exception {
    assertThat(probe("thread", agent())).isEqualTo("admin=true viewer=false");
  }

  @Test
  void nobodyIsTheUserOutsideDoAs() throws Exception {
    assertThat(probe("outside", agent())).isEqualTo("before=null after=null");
  }

  @Test
  void outerUserIsBackAfterTheInnerOne() throws Exception {
    assertThat(probe("nested", agent())).isEqualTo("outer inner outer");
  }

  @Test
  void userIsForgottenAfterAnException() throws Exception {
    assertThat(probe("exception", agent()))
        .isEqualTo("PrivilegedActionException: java.io.IOException: x; after=null");
  }

  @Test
  void uncheckedExceptionOfTheActionIsThrownAsItIs() throws Exception {
    assertThat(probe("unchecked", agent())).isEqualTo("IllegalStateException: x; after=null");
  }

  @Test
  void errorOfTheActionIsThrownAsItIs() throws Exception {
    assertThat(probe("error", agent())).isEqualTo("LinkageError: x; after=null");
  }

  private static List<String> agent() {
    return List.of("-javaagent:" + jar);
  }

  private static String probe(String question, List<String> options) throws Exception {
    List<String> command =
        Stream.of(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()),
                options,
                List.of("-cp", System.getProperty("java.class.path")),
                List.of(Probe.class.getName(), question))
            .flatMap(List::stream)
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes()).strip();
    process.waitFor();
    return output;
  }

  private static void add(JarOutputStream out, Path classes, Path file) {
    try {
      out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
      Files.copy(file, out);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
