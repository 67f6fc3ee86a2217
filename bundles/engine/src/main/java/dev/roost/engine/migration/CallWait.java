package dev.roost.engine.migration;

/** How much of its time a process that is away waits for the way of its calls, seen from home. */
final class CallWait {
  private long countedNs;
  private long lastNs;

  /**
   * @param nowNs when it begins to be away
   */
  CallWait(long nowNs) {
    lastNs = nowNs;
  }

  /**
   * Seconds that its threads have waited in each second since the last time: for the way home and
   * back, without what home took to execute the calls. More than 1 if several threads waited.
   *
   * @param guestNs time of all calls that have ended, as the guest has measured it, in ns
   * @param servedNs the same as home has measured it. It may have counted a call already whose
   *     result is on its way: then what is missing is not taken for a wait when the guest counts it
   */
  double share(long guestNs, long servedNs, long nowNs) {
    long passedNs = Math.max(1_000_000, nowNs - lastNs);
    long waitedNs = Math.max(countedNs, guestNs - servedNs);
    double share = (waitedNs - countedNs) / (double) passedNs;
    countedNs = waitedNs;
    lastNs = nowNs;
    return share;
  }
}
