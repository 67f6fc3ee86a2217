package dev.roost.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.storm.ProgramsMain.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  private static List<Program> suite(Path dir) throws IOException {
    Path run = Files.createDirectories(dir.resolve("pack")).resolve("run");
    Files.writeString(
        run, "#!/bin/sh\n# Does: packs with $1\n# Version: true\n# Each: gzip xz\n# Gap: 40\n");
    return Program.all(dir);
  }

  @Test
  void isReadFromTheHeadOfItsScriptOncePerWord(@TempDir Path dir) throws IOException {
    List<Program> suite = suite(dir);
    assertThat(suite).extracting(Program::name).containsExactly("pack-gzip", "pack-xz");
    assertThat(suite.getLast().does()).isEqualTo("packs with xz");
    assertThat(suite.getLast().gap()).hasMillis(40);
    assertThat(suite.getLast().tested()).isFalse();
    assertThat(suite.getLast().command()).endsWith("./run", "xz");
  }

  @Test
  void isNamedOrRefused(@TempDir Path dir) throws IOException {
    List<Program> suite = suite(dir);
    Request request = Request.parse(new String[] {"pack-xz", "--seed", "5", "--moves", "9"}, suite);
    assertThat(request).isEqualTo(new Request(5, 9, suite.subList(1, 2)));
    assertThat(Request.parse(new String[0], suite).programs()).hasSize(2);
    assertThatThrownBy(() -> Request.parse(new String[] {"pack"}, suite))
        .hasMessage("there is no program pack; ./roost programs list names all");
    assertThatThrownBy(() -> Request.parse(new String[] {"--seed"}, suite))
        .hasMessage("--seed needs a whole number");
  }

  @Test
  void withoutAFieldThatItNeedsIsRefused(@TempDir Path dir) throws IOException {
    Files.writeString(Files.createDirectories(dir.resolve("x")).resolve("run"), "#!/bin/sh\n");
    assertThatThrownBy(() -> Program.all(dir))
        .hasMessage(dir.resolve("x/run") + ": no line '# Does: …' at its head");
  }
}
