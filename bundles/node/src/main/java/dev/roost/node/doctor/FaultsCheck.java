package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the image's programs named as wrong at this start: a file each, a sentence on each line. */
record FaultsCheck(Machine machine) implements Check {

  @Override
  public String name() {
    return "faults";
  }

  @Override
  public List<CheckView> look() throws IOException {
    if (!machine.isAppliance()) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(machine.faults())) {
      files = entries.filter(Files::isRegularFile).sorted().toList();
    }
    List<CheckView> found = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        found.add(CheckView.warning(name(), line, advice(file.getFileName().toString())));
      }
    }
    return found.isEmpty()
        ? List.of(CheckView.good(name(), "nothing was wrong at this start"))
        : found;
  }

  private static String advice(String about) {
    return switch (about) {
      case "config" ->
          "mend it in roost.toml on the partition ROOST-CFG (docs/settings.md) and start again";
      case "data" -> "save what you need: the disk may be broken";
      default -> "journalctl -b on the node says more";
    };
  }
}
