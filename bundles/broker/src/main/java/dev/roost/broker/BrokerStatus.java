package dev.roost.broker;

import org.osgi.annotation.versioning.ProviderType;

/** This node's own broker, for consoles and health checks. */
@ProviderType
public interface BrokerStatus {

  /** How it is now. Never null, never blocks. */
  Report report();

  /**
   * How the broker is.
   *
   * @param state whether it serves
   * @param listen where it listens, as {@code HOST:PORT}
   * @param pid its process id, or -1 if it does not run
   * @param restarts how often it had to be started again since the component was activated
   * @param sentence one sentence for people: what it does, or why it does not run
   */
  record Report(State state, String listen, long pid, int restarts, String sentence) {}

  /** Whether the broker serves. */
  enum State {
    /** It is not wanted on this node. */
    DISABLED,
    /** Its process was started and has not said yet that it runs. */
    STARTING,
    /** It accepts connections. */
    RUNNING,
    /** It ended or could not be started; it is tried again soon. */
    FAILED,
    /** The component is gone. */
    STOPPED
  }
}
