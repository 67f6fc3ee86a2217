package dev.roost.policy.ownerfirst;

import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;

/**
 * Whom a node takes, by who is there: nobody while its owner is, only those that come first while
 * one of them is, else everybody (the levels of MOSIX's grid).
 */
final class Doorman {
  private Doorman() {}

  static Admission admission(Presence presence, Settings settings, long nowMs) {
    if (presence.isOwnerHere(nowMs, settings)) {
      return Admission.none("its owner is back");
    }
    if (!settings.others()) {
      return only(settings, "its owner takes no others");
    }
    return settings.firstAlone() && presence.isFirstHere(nowMs, settings)
        ? only(settings, "guests that come first are there")
        : Admission.ALL;
  }

  private static Admission only(Settings settings, String reason) {
    return settings.first().isEmpty()
        ? Admission.none(reason)
        : new Admission(Guests.SOME, settings.first(), reason);
  }
}
