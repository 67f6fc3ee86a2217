package dev.roost.simulator;

/**
 * What a node should not have to bear, for how long it does: paging, and guests beside its owner.
 */
final class Strain {
  private double paging;
  private double overstay;
  private double longest;

  /** So many seconds have passed in which nothing changed. */
  void passed(double seconds, boolean isPaging, boolean hasGuestsBesideItsOwner) {
    paging += isPaging ? seconds : 0;
    overstay = hasGuestsBesideItsOwner ? overstay + seconds : 0;
    longest = Math.max(longest, overstay);
  }

  /** Seconds in which what ran had more memory than there is. */
  double pagingSeconds() {
    return paging;
  }

  /** The longest time for which guests ran while the owner's programs did. */
  double overstaySeconds() {
    return longest;
  }
}
