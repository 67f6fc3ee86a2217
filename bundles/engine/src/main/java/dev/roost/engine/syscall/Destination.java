package dev.roost.engine.syscall;

/**
 * Where a call runs. This is the theory of the system in a few words: a call whose answer depends
 * only on what the body owns (memory, threads, clocks) may run in the body; one whose answer
 * depends on what home owns (descriptors, paths, identity, other processes) must run in the
 * deputy's thread; and one that changes both, or that nobody has thought through, runs natively
 * after the way home.
 */
public enum Destination {
  /** Natively in the body: the guest's kernel gives the right answer. The filter lets it pass. */
  BODY("BODY"),
  /** As {@link #BODY}, but if it is about memory that stands for a file, as {@link #RETURN}. */
  BODY_UNLESS_FILE("BODY"),
  /** Forwarded: the deputy's thread executes it and the answer goes back. */
  HOME("HOME"),
  /** The process comes home first; there the call runs natively. */
  RETURN("RETURN"),
  /**
   * Forwarded, never answered, and executed natively in the body too: the end of a thread or
   * process.
   */
  EXIT("BOTH"),
  /** A private mapping of a file: bytes come from home, the mapping is made in the body. */
  MAP_FILE("BOTH"),
  /** A new thread: made in the deputy and in the body, with one id. */
  NEW_THREAD("BOTH"),
  /** A new process: made of the deputy and of the body, with one id. */
  NEW_PROCESS("BOTH"),
  /**
   * An action of a signal that kernels look at without any signal: forwarded without its handler,
   * and then executed natively in the body too.
   */
  SIGNAL_ACTION("BOTH"),
  /**
   * In the body. Of a process that has signalfds, what the call blocks or unblocks of the signals
   * that these read is first blocked or unblocked in the deputy's thread: forwarded as
   * rt_sigprocmask(2), whose row this is.
   */
  SIGNAL_MASK("BODY"),
  /** The same for calls that change the mask by the way. */
  IMPLIED_MASK("BODY"),
  /** In the body; but of a process that has signalfds as {@link #RETURN}. */
  BODY_UNLESS_SIGNALFD("BODY"),
  /**
   * Forwarded, if the process has signalfds that read together what this one is to read; else as
   * {@link #RETURN}.
   */
  SIGNALFD("HOME"),
  /** Forwarded like {@link #HOME}; then the CPU time that the body has used is added. */
  CPU_TIME("BOTH");

  private final String forPeople;

  Destination(String forPeople) {
    this.forPeople = forPeople;
  }

  /**
   * The word of the table that people read: {@code BODY}, {@code HOME}, {@code BOTH}, {@code
   * RETURN}.
   */
  public String forPeople() {
    return forPeople;
  }

  /** Whether the arguments are carried to the deputy by the row. */
  public boolean isCarried() {
    return switch (this) {
      case HOME, CPU_TIME, SIGNAL_ACTION, SIGNAL_MASK, SIGNALFD -> true;
      case BODY,
          BODY_UNLESS_FILE,
          BODY_UNLESS_SIGNALFD,
          IMPLIED_MASK,
          RETURN,
          EXIT,
          MAP_FILE,
          NEW_THREAD,
          NEW_PROCESS ->
          false;
    };
  }
}
