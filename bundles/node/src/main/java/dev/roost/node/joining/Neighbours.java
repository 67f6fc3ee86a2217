package dev.roost.node.joining;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds Roost's nodes on the local network, and tells them of this one. Promises nothing of who
 * they are.
 */
public interface Neighbours extends AutoCloseable {

  /**
   * Tells of this node from now on, on all networks that it has; does nothing if that is so
   * already.
   *
   * @param port of {@link JoinServer}
   * @param facts see {@link Neighbour}
   */
  void announce(int port, Map<String, String> facts) throws IOException;

  /**
   * Those that are there, sorted by name, without this one.
   *
   * @param wanted what is looked for: as soon as there is one of them, that is enough
   * @param patience for how long it is looked for
   */
  List<Neighbour> browse(Predicate<Neighbour> wanted, Duration patience) throws IOException;

  @Override
  void close();

  /**
   * What a node tells of itself.
   *
   * @param node its name
   * @param addresses its IPv4 addresses
   * @param port where it can be talked to
   * @param state {@code waiting} or {@code member}
   * @param authority fingerprint of the authority that it holds, in hexadecimal digits; or empty
   */
  record Neighbour(String node, List<String> addresses, int port, String state, String authority) {

    /**
     * The key of {@link #node} in the facts: the name of a service changes when it is there twice.
     */
    public static final String NODE = "node";

    /** The key of {@link #state} in the facts. */
    public static final String STATE = "state";

    /** The key of {@link #authority} in the facts. */
    public static final String AUTHORITY = "authority";

    /** The value of {@link #state} of a node that offers itself. */
    public static final String WAITING = "waiting";

    public Neighbour {
      addresses = List.copyOf(addresses);
    }

    boolean isWaiting() {
      return state.equals(WAITING);
    }
  }
}
