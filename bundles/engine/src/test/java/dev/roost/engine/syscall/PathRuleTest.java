package dev.roost.engine.syscall;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRuleTest {
  private final PathRule rule = new PathRule(4711);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/proc/self/maps",
        "/proc/self/smaps_rollup",
        "/proc/self/status",
        "/proc/self/stat",
        "/proc/self/mem",
        "/proc/self/environ",
        "/proc/self/task/4711/stat",
        "/proc/self",
        "/proc/self/",
        "/proc/thread-self/stat",
        "/proc/4711/maps",
        "//proc//self//maps",
        "/./proc/./self/./maps",
        "/tmp/../proc/self/maps",
        "/proc/1/../self/maps",
        "self/maps",
        "4711/stat",
      })
  void comesHomeForMemoryAndTime(String path) {
    assertThatThrownBy(() -> check(path)).isInstanceOf(ComeHome.class).hasMessageContaining(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        ".",
        "..",
        "./x",
        "/etc/passwd",
        "/proc/cpuinfo",
        "/proc/47110/maps",
        "/proc/1/maps",
        "/proc/self/exe",
        "/proc/self/fd/3",
        "/proc/self/fd",
        "/proc/self/cwd/file",
        "/proc/self/mountinfo",
        "/proc/4711/fdinfo/3",
        "/home/proc/self/maps",
        "selfish/maps",
        "/dev/stdin",
        "stat",
      })
  void leavesOtherPathsToHome(String path) {
    assertThatCode(() -> check(path)).doesNotThrowAnyException();
  }

  private void check(String path) throws ComeHome {
    byte[] bytes = ("xx" + path + "\0").getBytes(StandardCharsets.ISO_8859_1);
    rule.check(bytes, 2, path.length());
  }
}
