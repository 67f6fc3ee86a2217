package dev.roost.policy.freeze;

import dev.roost.api.Freeze;
import java.util.List;

/**
 * Outcome of one application of the rule.
 *
 * @param freezes what to freeze or thaw now, in this order
 * @param memory what to hand to the next application
 */
record Decision(List<Freeze> freezes, Memory memory) {

  Decision {
    freezes = List.copyOf(freezes);
  }
}
