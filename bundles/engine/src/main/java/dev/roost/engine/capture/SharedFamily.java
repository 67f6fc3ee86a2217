package dev.roost.engine.capture;

import java.io.IOException;
import java.util.List;

/** Placeholder until the memory layer is merged. */
public final class SharedFamily {
  private SharedFamily() {}

  /** Placeholder. */
  public static List<Integer> of(int pid) throws IOException {
    return List.of(pid);
  }
}
