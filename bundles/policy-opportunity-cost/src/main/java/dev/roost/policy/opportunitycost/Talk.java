package dev.roost.policy.opportunitycost;

/**
 * What is remembered of a process that talks much with its home.
 *
 * @param sinceMs since when it has been seen to wait too much, {@link #NEVER} if it does not
 * @param returns how often it has come home because of that
 * @param restUntilMs until when it stays at home
 */
record Talk(long sinceMs, int returns, long restUntilMs) {
  static final long NEVER = Long.MAX_VALUE;
  static final Talk NONE = new Talk(NEVER, 0, Long.MIN_VALUE);

  private static final int MOST_DOUBLINGS = 4;

  Talk seen(boolean isTooMuch, long nowMs) {
    return new Talk(isTooMuch ? Math.min(sinceMs, nowMs) : NEVER, returns, restUntilMs);
  }

  /** It rests twice as long each time: what came home twice will again. */
  Talk cameHome(long restMs, long nowMs) {
    return new Talk(NEVER, returns + 1, nowMs + (restMs << Math.min(returns, MOST_DOUBLINGS)));
  }

  boolean rests(long nowMs) {
    return nowMs < restUntilMs;
  }

  /** A burst passes; what is over before the process is home is not worth the move. */
  boolean lasts(long nowMs, long talkMs) {
    return sinceMs <= nowMs - talkMs;
  }
}
