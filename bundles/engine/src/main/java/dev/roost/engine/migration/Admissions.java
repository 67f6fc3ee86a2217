package dev.roost.engine.migration;

import dev.roost.api.Admission;
import java.util.Collection;

/** Whom this node takes as guests, as its agent has said last; everybody until it does. */
final class Admissions {
  private volatile Admission admission = Admission.ALL;

  /**
   * From now on. Guests that are left out are asked to go home; whoever is on the way here is
   * refused or asked next time, for this is said again each second.
   *
   * @return how many were asked
   */
  int admit(Admission now, Collection<GuestSession> guests) {
    admission = now;
    return (int)
        guests.stream()
            .filter(guest -> guest.runs() && !now.takes(guest.home()))
            .filter(guest -> guest.expelAtTimes(now.reason()))
            .count();
  }

  /** Why no guest of {@code home} is taken, as the rest of a sentence; null if it is. */
  String refusal(String home) {
    Admission now = admission;
    return now.takes(home) ? null : "guests of " + home + " are not taken, " + now.reason();
  }
}
