package dev.roost.api;

/**
 * One node as the cluster sees it.
 *
 * @param id the node's name: the common name of its certificate, {@code [a-z0-9-]{1,63}}
 * @param state whether it can be used
 * @param host address of its engine for other engines
 * @param port TCP port of its engine
 * @param version Roost's version there
 * @param kernel release of its kernel, as {@code uname -r} prints it
 * @param cpu model name of its CPU
 * @param load its last load vector
 * @param ageMs milliseconds since that load vector was received
 */
public record NodeView(
    String id,
    State state,
    String host,
    int port,
    String version,
    String kernel,
    String cpu,
    LoadVector load,
    long ageMs) {

  /** Whether a node can be used. */
  public enum State {
    /** Its birth is known and it has not said or been said to be gone. */
    READY,
    /** It has announced that it goes; nothing is sent there any more. */
    LEAVING,
    /**
     * It is there, but takes no guests of the node that looks (any more): nothing is sent there,
     * and what runs there comes home. Others may see it READY.
     */
    RESERVED,
    /** Its will has been published or its load is overdue. */
    LOST
  }
}
