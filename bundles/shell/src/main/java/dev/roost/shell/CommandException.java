package dev.roost.shell;

/**
 * What a command could not do, in one line. The console knows it by this simple name: it prints
 * {@link #getNiceHelp} as it is and keeps the stack out of the log; over ssh the exit code is 1.
 */
public final class CommandException extends Exception {
  private static final long serialVersionUID = 1;

  CommandException(String line) {
    super(line);
  }

  CommandException(String line, Throwable cause) {
    super(line, cause);
  }

  /** The line that the console prints. */
  public String getNiceHelp() {
    return getMessage();
  }
}
