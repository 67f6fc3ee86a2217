package dev.roost.engine.syscall;

/**
 * The call cannot be carried faithfully: bring the process home and let the call run there. An
 * ordinary answer, so it has no stack trace.
 */
public final class ComeHome extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param reason one sentence for people
   */
  public ComeHome(String reason) {
    super(reason, null, false, false);
  }

  /** One sentence for people. */
  public String reason() {
    return getMessage();
  }
}
