package dev.roost.jobs;

import dev.roost.api.JobOptions;
import java.util.List;
import java.util.OptionalInt;

/**
 * Defaults that have a name.
 *
 * @param name the name, {@code [a-z0-9-]+}
 * @param priority of its jobs, if it says one
 * @param options where they want to be
 */
record JobClass(String name, OptionalInt priority, JobOptions options) {

  /** Of what belongs to no class. */
  static final JobClass NONE = new JobClass(null, OptionalInt.empty(), JobOptions.NONE);

  JobClass(String name, int priority, boolean best, List<String> nodes, boolean stay, long bytes) {
    this(
        name,
        priority < 0 ? OptionalInt.empty() : OptionalInt.of(priority),
        new JobOptions(best, nodes, stay, bytes));
  }
}
