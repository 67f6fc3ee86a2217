package dev.roost.discovery.picture;

import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.discovery.message.StatusMessage;
import java.util.concurrent.TimeUnit;

/**
 * One node as it is known now.
 *
 * @param status the last thing that it said of itself
 * @param state whether it can be used
 * @param load its last load vector
 * @param heardNs when that came, or its birth if none came yet, in nanoseconds of a monotonic clock
 */
public record Known(StatusMessage status, NodeView.State state, LoadVector load, long heardNs) {

  /** As others may see it. */
  public NodeView view(long nowNs) {
    return new NodeView(
        status.node(),
        state,
        status.host(),
        status.port(),
        status.version(),
        status.kernel(),
        status.cpu(),
        load,
        TimeUnit.NANOSECONDS.toMillis(nowNs - heardNs));
  }
}
