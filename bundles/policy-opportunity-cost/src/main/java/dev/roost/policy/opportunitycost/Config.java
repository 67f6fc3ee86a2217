package dev.roost.policy.opportunitycost;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code dev.roost.policy.opportunitycost}. */
@ObjectClassDefinition(name = "Roost placement policy opportunity-cost")
public @interface Config {
  @AttributeDefinition(
      description =
          "Base of the exponential cost: above 1; more avoids the most loaded nodes harder")
  double base() default 64;

  @AttributeDefinition(description = "What memory counts, relative to CPU")
  double memoryWeight() default 1;

  @AttributeDefinition(
      description = "What the share of its time counts that a process would wait for its home")
  double talkWeight() default 2;

  @AttributeDefinition(
      description = "What the time of a move counts, relative to the age of the process")
  double moveWeight() default 1;

  @AttributeDefinition(
      description = "Least gain of a move, in the cost of a CPU hog on an idle node")
  double minGain() default 0.2;

  @AttributeDefinition(description = "Least gain of a move as a part of what staying costs")
  double margin() default 0.1;

  @AttributeDefinition(description = "Bytes per second that a move sends (docs/bench.md)")
  double moveBytesPerSecond() default 180e6;

  @AttributeDefinition(description = "What a move takes besides, in milliseconds (docs/bench.md)")
  long movePauseMs() default 120;

  @AttributeDefinition(description = "What a forwarded call takes, in microseconds (docs/bench.md)")
  double callMicros() default 110;

  @AttributeDefinition(
      description = "Bytes of forwarded calls per second that would be all that a process does")
  double callBytesPerSecond() default 160e6;

  @AttributeDefinition(
      description = "Share of its time that a process may wait for its home; above it comes home")
  double maxCallWait() default 0.4;

  @AttributeDefinition(
      description = "It comes home when it has been so for so long, in milliseconds")
  long talkMs() default 900;

  @AttributeDefinition(
      description =
          "It stays at home then for so long, in milliseconds; twice as long each time, up to 16"
              + " times")
  long callsRestMs() default 60_000;

  @AttributeDefinition(description = "CPUs that a process must want to be worth a move")
  double minProcessLoad() default 0.25;

  @AttributeDefinition(description = "Younger processes stay, in milliseconds")
  long youngMs() default 1_000;

  @AttributeDefinition(
      description =
          "What moved lately stays, in milliseconds; doubled for each move after the second, up to"
              + " 16 times")
  long settleMs() default 4_000;

  @AttributeDefinition(
      description =
          "For so long a move is reckoned into loads that cannot show it yet, in milliseconds")
  long pendingMs() default 3_000;

  @AttributeDefinition(
      description = "The same process is not proposed again before, in milliseconds")
  long retryMs() default 10_000;

  @AttributeDefinition(description = "Most moves in one decision")
  int movesPerDecision() default 2;

  @AttributeDefinition(
      description = "Nodes that were silent for longer get nothing, in milliseconds")
  long maxLoadAgeMs() default 5_000;
}
