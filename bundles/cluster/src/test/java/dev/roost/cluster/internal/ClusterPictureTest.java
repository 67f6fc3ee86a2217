package dev.roost.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Discovery;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClusterPictureTest {

  private final AtomicLong clockNs = new AtomicLong(5_000_000_000L);
  private final ClusterPicture picture = new ClusterPicture("barn", "node-1", clockNs::get);

  /** A fixed list of nodes: what discovery is, seen from here. */
  private record Fixed(List<NodeView> nodes, Status status) implements Discovery {
    static Discovery of(String... ids) {
      List<NodeView> nodes =
          List.of(ids).stream()
              .map(
                  id ->
                      new NodeView(
                          id,
                          NodeView.State.READY,
                          "h",
                          7400,
                          "1",
                          "6",
                          "c",
                          LoadVector.UNKNOWN,
                          0))
              .toList();
      return new Fixed(nodes, new Status(true, "fixed"));
    }

    @Override
    public long quietMs() {
      return 0;
    }
  }

  @Test
  void knowsItsNameAndNothingElseBeforeTheFirstLook() {
    ClusterSnapshot empty = picture.empty();

    assertThat(empty.cluster()).isEqualTo("barn");
    assertThat(empty.self()).isEqualTo("node-1");
    assertThat(empty.nodes()).isEmpty();
  }

  @Test
  void sortsNodesById() {
    ClusterSnapshot snapshot = picture.take(Fixed.of("node-3", "node-1", "node-2"), null);

    assertThat(snapshot.nodes())
        .extracting(NodeView::id)
        .containsExactly("node-1", "node-2", "node-3");
    assertThat(snapshot.takenAtMs()).isEqualTo(5_000);
  }

  @Test
  void keepsTheNodesWhileDiscoveryIsExchanged() {
    picture.take(Fixed.of("node-1", "node-2"), null);

    assertThat(picture.take(null, null).nodes())
        .extracting(NodeView::id)
        .containsExactly("node-1", "node-2");
  }

  @Test
  void refusesASecondThread() {
    picture.take(null, null);

    CompletableFuture<ClusterSnapshot> other =
        CompletableFuture.supplyAsync(() -> picture.take(null, null));

    assertThatThrownBy(other::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to the thread");
  }
}
