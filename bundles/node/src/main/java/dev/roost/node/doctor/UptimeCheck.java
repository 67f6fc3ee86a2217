package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How long the machine has been up; {@code proc} is {@code /proc}. Never a fault. */
record UptimeCheck(Path proc) implements Check {

  @Override
  public String name() {
    return "uptime";
  }

  @Override
  public List<CheckView> look() throws IOException {
    String seconds = Files.readString(proc.resolve("uptime")).split("[. ]", 2)[0];
    Duration up = Duration.ofSeconds(Long.parseLong(seconds));
    return List.of(
        CheckView.good(
            name(),
            "the machine was started %d days, %d h and %d min ago"
                .formatted(up.toDays(), up.toHoursPart(), up.toMinutesPart())));
  }
}
