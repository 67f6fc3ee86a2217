package dev.roost.engine.syscall;

import java.util.List;

/**
 * What happens to a call when its arguments meet a condition.
 *
 * @param condition on the argument registers
 * @param destination where the call runs
 * @param blocking how long it may keep the deputy's thread, if it is forwarded
 * @param arguments in register order; as many as the call has; only for carried destinations
 * @param reason for {@link Destination#RETURN}: one sentence for people; else empty
 */
public record Case(
    Condition condition,
    Destination destination,
    Blocking blocking,
    List<Argument> arguments,
    String reason) {

  public Case {
    arguments = List.copyOf(arguments);
  }

  /** This case, tried only when {@code only} holds. */
  Case when(Condition only) {
    return new Case(condition.and(only), destination, blocking, arguments, reason);
  }
}
