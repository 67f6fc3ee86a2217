package dev.roost.discovery.contract;

import dev.roost.api.Explanation;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.Placement;
import java.io.IOException;
import java.util.List;

/** Policies to be shown, and whom the node takes. */
record ScriptedPlacement(List<PolicyView> policies, Hosting hosting) implements Placement {

  @Override
  public void use(String name) {
    throw new IllegalArgumentException("there is nothing to choose here");
  }

  @Override
  public Explanation explain(int pid, String policy) {
    throw new IllegalArgumentException("there is nothing to explain here");
  }

  @Override
  public void host(Hosting.Mode mode) {
    throw new IllegalArgumentException("there is nothing to choose here");
  }

  @Override
  public MigrationOutcome migrate(int pid, String where) throws IOException {
    throw new IOException("nothing can be moved here");
  }
}
