package dev.roost.policy.ownerfirst;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code dev.roost.policy.ownerfirst}. */
@ObjectClassDefinition(name = "Roost placement policy owner-first")
public @interface Config {
  @AttributeDefinition(
      description = "CPUs that this node's own programs want, above which its owner is back")
  double ownerLoad() default 0.5;

  @AttributeDefinition(
      description = "The owner is back when it has been so for so long, in milliseconds")
  long backMs() default 1_000;

  @AttributeDefinition(
      description = "... and gone when it has not been so for so long, in milliseconds")
  long quietMs() default 30_000;

  @AttributeDefinition(
      description = "Homes whose guests come first, with commas: the owner's other nodes")
  String[] first() default {};

  @AttributeDefinition(description = "Whether guests of other homes are taken at all")
  boolean others() default true;

  @AttributeDefinition(description = "Whether others leave while guests that come first are here")
  boolean firstAlone() default true;
}
