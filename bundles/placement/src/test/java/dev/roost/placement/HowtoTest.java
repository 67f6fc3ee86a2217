package dev.roost.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.NodeView;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the policy of {@code docs/howto-write-a-policy.md} and holds it to the contract. */
class HowtoTest extends PolicyContractTest {
  private static final Pattern BLOCK =
      Pattern.compile("```java\n(.*?package ([a-z.]+);.*? class (\\w+).*?)```", Pattern.DOTALL);

  @TempDir private static Path directory;
  private static URLClassLoader loader;

  @BeforeAll
  static void compile() throws IOException {
    String page = Files.readString(Path.of("../../docs/howto-write-a-policy.md"));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-Xlint:all,-processing,-classfile,-path", "-Werror", "-d"));
    arguments.add(directory.toString());
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    for (MatchResult block : BLOCK.matcher(page).results().toList()) {
      Path source = directory.resolve(block.group(3) + ".java");
      Files.writeString(source, block.group(1));
      arguments.add(source.toString());
    }
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.out, arguments.toArray(String[]::new));
    assertThat(errors).isZero();
    loader = new URLClassLoader(new URL[] {directory.toUri().toURL()});
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  @Override
  protected PlacementPolicy newPolicy() {
    try {
      return (PlacementPolicy)
          loader
              .loadClass("dev.roost.policy.memory.MemoryPolicy")
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void exampleDoesWhatItSays() {
    NodeView full = Pictures.node("a", NodeView.State.READY, 1, 100);
    NodeView roomy = Pictures.node("b", NodeView.State.READY, 1, 4096);
    assertThat(
            newPolicy().propose(Pictures.snapshot(List.of(full, roomy), Pictures.process(7, "a"))))
        .containsExactly(new Proposal(7, "b", "memory is short here"));
  }
}
