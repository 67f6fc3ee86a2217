package dev.roost.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testkit.Ending;
import dev.roost.testkit.RunResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private static final RunResult UNTOUCHED =
      new RunResult(Ending.SUCCESS, "a\nb\n", "", Map.of("log", "2 bytes 00"));

  private static RunResult like(Ending ending, String output, Map<String, String> files) {
    return new RunResult(ending, output, "", files);
  }

  @Test
  void noneIsNone() {
    assertThat(Difference.between(UNTOUCHED, UNTOUCHED)).isEmpty();
  }

  @Test
  void namesTheEnd() {
    assertThat(Difference.between(UNTOUCHED, like(Ending.SIGKILL, "a\n", UNTOUCHED.files())))
        .contains("it ended with signal 9 instead of exit code 0, and said: nothing");
  }

  @Test
  void namesTheFirstLine() {
    assertThat(Difference.between(UNTOUCHED, like(Ending.SUCCESS, "a\nc\n", UNTOUCHED.files())))
        .contains("line 2 of stdout is 'c' instead of 'b'");
    assertThat(Difference.between(UNTOUCHED, like(Ending.SUCCESS, "a\n", UNTOUCHED.files())))
        .contains("line 2 of stdout is 'the end' instead of 'b'");
    assertThat(Difference.between(UNTOUCHED, like(Ending.SUCCESS, "a\nb", UNTOUCHED.files())))
        .contains("stdout ends its lines in another way");
  }

  @Test
  void namesTheFile() {
    assertThat(Difference.between(UNTOUCHED, like(Ending.SUCCESS, "a\nb\n", Map.of())))
        .contains("file log is missing instead of 2 bytes 00");
  }
}
