package dev.roost.engine.link;

import dev.roost.engine.model.Limits;
import dev.roost.engine.model.Requirements;

/**
 * What a process needs, as its home offers it.
 *
 * @param machine kernel and CPU
 * @param limits resource limits that its body must have
 * @param residentBytes memory that it has in RAM now
 * @param group number of the departure: processes that share memory leave together, by one number
 */
public record Offer(Requirements machine, Limits limits, long residentBytes, long group) {

  /**
   * What a guest lacks, in one sentence; null if it has all. Room is looked at elsewhere.
   *
   * @param guest its kernel and CPU
   * @param most the highest limits that it can set
   */
  public String missingAt(Requirements guest, Limits most) {
    String missing = machine.missingAt(guest);
    return missing != null ? missing : limits.missingAt(most);
  }
}
