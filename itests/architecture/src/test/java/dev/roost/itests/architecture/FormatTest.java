package dev.roost.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Main;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One format for all, so that nobody talks about it. */
class FormatTest {

  /** Rows of tables are longer than a line of code and are read as tables. */
  private static final String TABLE = "// @formatter" + ":off";

  @Test
  void sourcesAreInGoogleJavaFormat() throws Exception {
    List<String> files = new ArrayList<>();
    for (Path source : Checkout.sources()) {
      if (!Files.readString(source).contains(TABLE)) {
        files.add(source.toString());
      }
    }
    StringWriter unformatted = new StringWriter();
    StringWriter errors = new StringWriter();
    Main formatter =
        new Main(
            new PrintWriter(unformatted, true),
            new PrintWriter(errors, true),
            new ByteArrayInputStream(new byte[0]));
    formatter.format(Stream.concat(Stream.of("--dry-run"), files.stream()).toArray(String[]::new));

    assertThat(unformatted.toString().lines().map(Path::of).map(Checkout::name))
        .as("not in google-java-format; mend with: ./roost fmt")
        .isEmpty();
    assertThat(errors.toString()).isEmpty();
  }
}
