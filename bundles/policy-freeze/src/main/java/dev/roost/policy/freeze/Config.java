package dev.roost.policy.freeze;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code dev.roost.policy.freeze}. */
@ObjectClassDefinition(name = "Roost placement policy freeze")
public @interface Config {
  @AttributeDefinition(description = "Processes with this nice value or a higher one are frozen")
  int nice() default 1;

  @AttributeDefinition(description = "Threads per CPU above which a process is frozen")
  double red() default 3.0;

  @AttributeDefinition(
      description = "Threads per CPU up to which a frozen process goes on, with it")
  double blue() default 1.5;

  @AttributeDefinition(description = "The load must be above red for so long, in milliseconds")
  long redMs() default 5_000;

  @AttributeDefinition(
      description = "... and there must be room below blue for so long, since the last change, too")
  long blueMs() default 5_000;

  @AttributeDefinition(description = "So many of low priority run at home, whatever the load is")
  int least() default 0;

  @AttributeDefinition(
      description =
          "Below this share of free memory the largest that swap can hold is frozen, at once; twice"
              + " as much must be left where one goes on")
  double lowMemory() default 0.05;

  @AttributeDefinition(
      description =
          "After so long without a change one that runs and one that is frozen swap, in ms")
  long sliceMs() default 600_000;

  @AttributeDefinition(description = "Least time between two changes, in milliseconds")
  long settleMs() default 2_000;

  @AttributeDefinition(description = "Younger processes are not frozen, in milliseconds")
  long youngMs() default 1_000;

  @AttributeDefinition(
      description = "What could not be frozen or thawed is not tried again before, in milliseconds")
  long retryMs() default 10_000;

  @AttributeDefinition(
      description = "Nodes that were silent for longer have no room, in milliseconds")
  long maxLoadAgeMs() default 5_000;
}
