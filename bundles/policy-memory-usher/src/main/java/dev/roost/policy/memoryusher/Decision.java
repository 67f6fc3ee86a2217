package dev.roost.policy.memoryusher;

import dev.roost.api.Proposal;
import java.util.List;

/**
 * Outcome of one application of the rule.
 *
 * @param proposals what to move now, most urgent first
 * @param memory what to hand to the next application
 */
record Decision(List<Proposal> proposals, Memory memory) {

  Decision {
    proposals = List.copyOf(proposals);
  }
}
