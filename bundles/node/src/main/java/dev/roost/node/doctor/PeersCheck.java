package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import dev.roost.api.NodeView;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether each engine takes connections where its node says that it does: this node's own, too, as
 * others go there.
 */
record PeersCheck(Supplier<ClusterView> clusters) implements Check {
  private static final int LIMIT_MS = 2_000;

  /** More than a person reads; in a large cluster others find the rest. */
  private static final int MOST = 64;

  @Override
  public String name() {
    return "peers";
  }

  @Override
  public List<CheckView> look() throws InterruptedException {
    ClusterView cluster = clusters.get();
    return cluster == null ? List.of() : look(cluster.snapshot());
  }

  List<CheckView> look(ClusterSnapshot snapshot) throws InterruptedException {
    List<CheckView> found = new ArrayList<>();
    List<NodeView> asked = new ArrayList<>();
    for (NodeView node : snapshot.nodes()) {
      switch (node.state()) {
        case LOST ->
            found.add(
                CheckView.warning(
                    name(),
                    node.id() + " is LOST",
                    "look whether it is switched on and has a network; roost:nodes says since"
                        + " when"));
        case READY, RESERVED -> asked.add(node);
        case LEAVING -> {
          // It goes because somebody wants it to.
        }
      }
    }
    List<NodeView> some = asked.subList(0, Math.min(MOST, asked.size()));
    List<String> answers = new ArrayList<>(some.stream().map(node -> "").toList());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      int index = i;
      threads.add(
          Thread.ofVirtual()
              .name("roost-check-" + some.get(i).id())
              .start(() -> answers.set(index, connect(some.get(index)))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (int i = 0; i < some.size(); i++) {
      if (!answers.get(i).isEmpty()) {
        found.add(
            CheckView.wrong(
                name(),
                "the engine of %s cannot be reached: %s"
                    .formatted(some.get(i).id(), answers.get(i)),
                "port %d must be open to other nodes, and the name must be known here"
                    .formatted(some.get(i).port())));
      }
    }
    return found.isEmpty()
        ? List.of(CheckView.good(name(), "%d engines can be reached".formatted(some.size())))
        : found;
  }

  /** Why it cannot be reached; empty if it can. */
  private static String connect(NodeView node) {
    String address = node.host() + ":" + node.port();
    try (Socket socket = new Socket()) {
      InetSocketAddress to = new InetSocketAddress(node.host(), node.port());
      if (to.isUnresolved()) {
        throw new UnknownHostException("the name is not known");
      }
      socket.connect(to, LIMIT_MS);
      return "";
    } catch (IOException e) {
      return address + ": " + e.getMessage();
    }
  }
}
