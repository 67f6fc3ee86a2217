package dev.roost.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.model.Section;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of state has one stem; whoever adds a kind is told here what else it needs. */
class SectionPartnersTest {
  private static final String ENGINE = "dev.roost.engine.";

  static Stream<String> stems() {
    return Arrays.stream(Section.class.getPermittedSubclasses()).map(Class::getSimpleName);
  }

  private static void assertExists(String name) {
    assertThat(
            SectionPartnersTest.class
                .getClassLoader()
                .getResource(name.replace('.', '/') + ".class"))
        .as("class %s", name)
        .isNotNull();
  }

  @ParameterizedTest
  @MethodSource("stems")
  void isCaptured(String stem) {
    assertExists(ENGINE + "capture." + stem + "Capture");
  }

  @ParameterizedTest
  @MethodSource("stems")
  void isRestored(String stem) {
    assertExists(ENGINE + "restore." + stem + "Restore");
  }

  @ParameterizedTest
  @MethodSource("stems")
  void isEncoded(String stem) {
    assertExists(ENGINE + "image." + stem + "Codec");
  }

  @ParameterizedTest
  @MethodSource("stems")
  void makesTheRoundTrip(String stem) {
    assertExists(ENGINE + "image." + stem + "RoundTripTest");
  }
}
