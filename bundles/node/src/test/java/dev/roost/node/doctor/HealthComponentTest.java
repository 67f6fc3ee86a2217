package dev.roost.node.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.CheckView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HealthComponentTest {
  @TempDir private Path directory;

  @Test
  void findsWhatIsNotGoodAndForgetsItWhenItIs() throws Exception {
    Path faults = directory.resolve("config");
    Files.writeString(faults, "roost.toml: what\n");
    List<Check> checks =
        List.of(new FaultsCheck(new Machine(directory)), new UptimeCheck(Path.of("/proc")));
    HealthComponent health =
        new HealthComponent(new Round(checks, Duration.ofSeconds(10)), Duration.ofMillis(50));
    health.start();
    while (health.findings().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(health.findings())
        .extracting(CheckView::sentence)
        .containsExactly("roost.toml: what");
    Files.delete(faults);
    while (!health.findings().isEmpty()) {
      Thread.onSpinWait();
    }
    health.stop();
  }
}
