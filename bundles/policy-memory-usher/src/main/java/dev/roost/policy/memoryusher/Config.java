package dev.roost.policy.memoryusher;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code dev.roost.policy.memoryusher}. */
@ObjectClassDefinition(name = "Roost placement policy memory-usher")
public @interface Config {
  @AttributeDefinition(
      description = "A node is short of memory if less than this share of its own is usable")
  double low() default 0.1;

  @AttributeDefinition(
      description = "What is restored on a node that is short, and left on one that takes")
  double high() default 0.15;

  @AttributeDefinition(
      description =
          "Share of ten seconds that tasks waited for memory (PSI) above which a node is short, if"
              + " less than high is free")
  double maxPressure() default 0.1;

  @AttributeDefinition(description = "Processes with less memory are not worth a move, in bytes")
  long minBytes() default 4 << 20;

  @AttributeDefinition(description = "Younger processes stay, in milliseconds")
  long youngMs() default 500;

  @AttributeDefinition(description = "What moved lately stays, in milliseconds")
  long settleMs() default 10_000;

  @AttributeDefinition(
      description = "For so long a move is reckoned into figures that cannot show it yet, in ms")
  long pendingMs() default 3_000;

  @AttributeDefinition(
      description = "The same process is not proposed again before, in milliseconds")
  long retryMs() default 5_000;

  @AttributeDefinition(description = "Most moves in one decision")
  int movesPerDecision() default 2;

  @AttributeDefinition(
      description = "Nodes that were silent for longer get nothing, in milliseconds")
  long maxLoadAgeMs() default 5_000;
}
