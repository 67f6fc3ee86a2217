package dev.roost.policy.load;

/**
 * What the rule remembers of a process that talks much with its home.
 *
 * @param sinceMs since when it has been seen to talk too much, {@link #NEVER} if it does not
 * @param returns how often it has come home because of that
 * @param restUntilMs until when it stays at home
 */
record Talk(long sinceMs, int returns, long restUntilMs) {
  static final long NEVER = Long.MAX_VALUE;
  static final Talk NONE = new Talk(NEVER, 0, Long.MIN_VALUE);

  /** Most doublings of the rest. */
  private static final int MOST_DOUBLINGS = 4;

  Talk seen(boolean isTooMuch, long nowMs) {
    return new Talk(isTooMuch ? Math.min(sinceMs, nowMs) : NEVER, returns, restUntilMs);
  }

  /** It rests twice as long each time, up to 16 times: what came home twice will again. */
  Talk cameHome(long restMs, long nowMs) {
    return new Talk(NEVER, returns + 1, nowMs + (restMs << Math.min(returns, MOST_DOUBLINGS)));
  }

  boolean rests(long nowMs) {
    return nowMs < restUntilMs;
  }
}
