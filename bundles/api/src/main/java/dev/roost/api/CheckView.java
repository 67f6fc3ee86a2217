package dev.roost.api;

/**
 * What was seen of one thing that is to be right on a node.
 *
 * @param name one word that programs can compare, {@code [a-z-]+}; several findings may have it
 * @param state whether somebody must do something
 * @param sentence one sentence for people: what was seen
 * @param advice what to do; empty if it is good
 */
public record CheckView(String name, State state, String sentence, String advice) {

  /** Nothing is to be done. */
  public static CheckView good(String name, String sentence) {
    return new CheckView(name, State.GOOD, sentence, "");
  }

  /** The node works; {@code advice} should be followed soon. */
  public static CheckView warning(String name, String sentence, String advice) {
    return new CheckView(name, State.WARNING, sentence, advice);
  }

  /** Something does not work until {@code advice} is followed. */
  public static CheckView wrong(String name, String sentence, String advice) {
    return new CheckView(name, State.WRONG, sentence, advice);
  }

  /** Whether somebody must do something. */
  public enum State {
    /** It is as it should be. */
    GOOD,
    /** It works, but will not for ever, or less well than it could. */
    WARNING,
    /** It does not work. */
    WRONG
  }
}
