package dev.roost.testkit;

/**
 * How a process ended, as its parent saw it.
 *
 * @param kind by itself or by a signal
 * @param number exit code or signal number
 */
public record Ending(Kind kind, int number) {

  /** The two ways in which a process ends. */
  public enum Kind {
    /** It called exit. */
    EXITED,
    /** A signal ended it. */
    KILLED
  }

  /** The ending that most programs should have. */
  public static final Ending SUCCESS = new Ending(Kind.EXITED, 0);

  /** Ended by SIGKILL: how a process ends whose guest was lost. */
  public static final Ending SIGKILL = new Ending(Kind.KILLED, 9);

  /** Reads {@code exit N}, {@code signal N} or nothing of the head of a tracee. */
  static Ending declared(String text) {
    if (text.isEmpty()) {
      return SUCCESS;
    }
    String[] words = text.split(" ");
    Kind kind =
        switch (words[0]) {
          case "exit" -> Kind.EXITED;
          case "signal" -> Kind.KILLED;
          default ->
              throw new IllegalArgumentException(
                  "'// Ends: " + text + "' should be 'exit N' or 'signal N'");
        };
    return new Ending(kind, Integer.parseInt(words[1]));
  }

  @Override
  public String toString() {
    return kind == Kind.EXITED ? "exit code " + number : "signal " + number;
  }
}
