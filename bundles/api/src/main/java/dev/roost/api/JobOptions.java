package dev.roost.api;

import java.util.List;

/**
 * Where a job, or a program that {@code run} starts, wants to be.
 *
 * @param best whether it goes to the best node as soon as it has begun
 * @param nodes ids of the only nodes, besides its home, on which it may run; empty for all
 * @param stay whether it does not leave home
 * @param memoryBytes memory that a node must have free for it when it begins, in bytes
 */
public record JobOptions(boolean best, List<String> nodes, boolean stay, long memoryBytes) {

  /** No wishes. */
  public static final JobOptions NONE = new JobOptions(false, List.of(), false, 0);

  public JobOptions {
    nodes = List.copyOf(nodes);
    if (memoryBytes < 0) {
      throw new IllegalArgumentException("memory is " + memoryBytes + "; it must be 0 or more");
    }
    if (stay && best) {
      throw new IllegalArgumentException("--stay and --best exclude each other; say one of them");
    }
  }

  /** Whether it may run on {@code node}, seen from its home {@code home}. */
  public boolean mayUse(String node, String home) {
    return node.equals(home) || !stay && (nodes.isEmpty() || nodes.contains(node));
  }
}
