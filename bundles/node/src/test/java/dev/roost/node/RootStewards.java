package dev.roost.node;

import dev.roost.node.joining.Steward;
import java.nio.file.Path;

/** Gives tests of other packages the real one. */
public final class RootStewards {

  private RootStewards() {}

  /** Asks {@code roost-join} at that socket. */
  public static Steward at(Path socket) {
    return new RootSteward(socket);
  }
}
