package dev.roost.jobs;

import dev.roost.api.JobOptions;
import java.util.List;

/**
 * What one call of {@code queue add} wants queued.
 *
 * @param user whose it is, as the kernel says
 * @param pid the keeper's process
 * @param startTicks when that was started
 * @param most most of these jobs that may run at a time
 * @param priority of all of them
 * @param held whether they wait to be released
 * @param jobClass class of which the options have their defaults, or null
 * @param options where they want to be
 * @param directory where they run
 * @param output file of their output
 * @param commands what they run, one each
 */
record Submission(
    String user,
    int pid,
    long startTicks,
    int most,
    int priority,
    boolean held,
    String jobClass,
    JobOptions options,
    String directory,
    String output,
    List<String> commands) {

  Submission {
    commands = List.copyOf(commands);
    if (commands.isEmpty()) {
      throw new IllegalArgumentException("there is no command to queue; say at least one");
    }
    if (most < 1) {
      throw new IllegalArgumentException("--most is %d; it must be 1 or more".formatted(most));
    }
  }
}
