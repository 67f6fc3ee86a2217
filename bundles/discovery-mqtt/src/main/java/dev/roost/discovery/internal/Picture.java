package dev.roost.discovery.internal;

import dev.roost.api.Discovery.Status;
import dev.roost.api.NodeView;
import dev.roost.discovery.picture.Known;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What readers see.
 *
 * @param others the other nodes
 * @param self this node; its age is computed by {@link #nodes}
 * @param askedNs when this node's engine was asked for its load, in nanoseconds of a monotonic
 *     clock
 * @param status how the connection is
 */
record Picture(List<Known> others, NodeView self, long askedNs, Status status) {

  List<NodeView> nodes(long nowNs) {
    NodeView me =
        new NodeView(
            self.id(),
            self.state(),
            self.host(),
            self.port(),
            self.version(),
            self.kernel(),
            self.cpu(),
            self.load(),
            TimeUnit.NANOSECONDS.toMillis(nowNs - askedNs));
    return Stream.concat(Stream.of(me), others.stream().map(known -> known.view(nowNs)))
        .sorted(Comparator.comparing(NodeView::id))
        .toList();
  }
}
