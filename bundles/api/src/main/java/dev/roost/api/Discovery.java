package dev.roost.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Finds the other nodes and tells them of this one. */
@ProviderType
public interface Discovery {

  /** Every node that was ever heard of and not forgotten, this one included, sorted by id. */
  List<NodeView> nodes();

  /** Whether the broker can be reached now, in one sentence for people. */
  Status status();

  /** Milliseconds since its own loop went round last: grows without end if that is stuck. */
  long quietMs();

  /**
   * State of the connection to the broker.
   *
   * @param connected whether messages go out and come in now
   * @param sentence what it is connected to, or why it is not
   */
  record Status(boolean connected, String sentence) {}
}
