package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import dev.roost.api.LoadVector;
import dev.roost.api.MigrationService;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether the engine answers. It does only once it has moved a program of its own out and in, so
 * that an answer means that the kernel has all that it needs.
 */
record EngineCheck(Supplier<MigrationService> engines) implements Check {
  private static final String ADVICE =
      "the engine's log says why: journalctl -u roost-engine, or .roost/run/nodes/NODE/log of"
          + " ./roost up; a kernel that lacks something is named there";

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public List<CheckView> look() {
    MigrationService engine = engines.get();
    if (engine == null) {
      return List.of(CheckView.wrong(name(), "there is no client of the engine", "bundle:diag"));
    }
    try {
      LoadVector load = engine.load();
      return List.of(
          CheckView.good(
              name(),
              "it answers and has passed its self test; %d guests, %d own processes away"
                  .formatted(load.guests(), load.away())));
    } catch (IOException e) {
      return List.of(CheckView.wrong(name(), e.getMessage(), ADVICE));
    }
  }
}
