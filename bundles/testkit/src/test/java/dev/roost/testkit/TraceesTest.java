package dev.roost.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The head of a tracee's source says how it is run and how it ends. */
class TraceesTest {

  @TempDir Path dir;

  @Test
  void eachLineOfArgumentsIsARunWithItsOwnEnding() throws IOException {
    write(
        "// Shows: codes.\n// Args: 3 | 200 slowly\n// Ends: exit $1\nint main() { return 0; }\n");
    Tracees tracees = build();
    assertThat(tracees.programs())
        .extracting(TraceeProgram::title)
        .containsExactly("sample 3", "sample 200 slowly");
    assertThat(tracees.program("sample 200 slowly").ends())
        .isEqualTo(new Ending(Ending.Kind.EXITED, 200));
  }

  @Test
  void staticOnesAreBuiltAndRunBothWays() throws IOException {
    write("// Shows: nothing.\n// Run: static, stays\nint main() { return 0; }\n");
    assertThat(build().programs())
        .extracting(TraceeProgram::title)
        .containsExactly("sample", "sample-static");
    assertThat(build().programs()).allMatch(TraceeProgram::stays);
    assertThat(Files.isExecutable(dir.resolve("out/sample-static"))).isTrue();
  }

  @Test
  void whatDoesNotCompileIsSaidInTheCompilersWords() throws IOException {
    write("// Shows: an error.\nint main() { return x; }\n");
    assertThatThrownBy(this::build).hasMessageContaining("sample.c").hasMessageContaining("x");
  }

  @Test
  void changeOfAnyHeaderBuildsAnew() throws IOException {
    write("// Shows: nothing.\nint main() { return 0; }\n");
    Path other = dir.resolve("src/other.h");
    Files.writeString(other, "");
    build();
    FileTime built = Files.getLastModifiedTime(dir.resolve("out/sample"));
    build();
    assertThat(Files.getLastModifiedTime(dir.resolve("out/sample"))).isEqualTo(built);
    Files.setLastModifiedTime(other, FileTime.from(built.toInstant().plusMillis(1)));
    build();
    assertThat(Files.getLastModifiedTime(dir.resolve("out/sample"))).isGreaterThan(built);
  }

  private void write(String source) throws IOException {
    Files.createDirectories(dir.resolve("src"));
    Files.writeString(dir.resolve("src/tracee.h"), "");
    Files.writeString(dir.resolve("src/sample.c"), source);
  }

  private Tracees build() {
    return Tracees.build(dir.resolve("src"), dir.resolve("out"));
  }
}
