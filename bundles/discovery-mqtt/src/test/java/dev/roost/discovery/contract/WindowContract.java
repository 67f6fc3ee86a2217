package dev.roost.discovery.contract;

import static dev.roost.discovery.contract.Expect.awaitState;
import static dev.roost.discovery.contract.Expect.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.discovery.internal.MqttDiscovery;
import dev.roost.discovery.message.Topics.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must hold with every broker when there are more nodes than the window has places: three, of
 * which one is replaced each 200 ms. A node is lost after three seconds of silence.
 */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
abstract class WindowContract {

  private static final int WINDOW = 3;

  @TempDir Path root;

  TestCluster cluster;
  TestBroker broker;
  private final List<Peer> peers = new ArrayList<>();

  abstract TestBroker broker(TestCluster cluster, int port) throws Exception;

  @BeforeEach
  void startBroker() throws Exception {
    cluster = new TestCluster(root);
    broker = broker(cluster, TestBroker.freePort());
    broker.start();
  }

  @AfterEach
  void stopAll() {
    cluster.close();
    broker.close();
  }

  @Test
  void hearsAFewAtATimeAndEverybodyInTime() throws Exception {
    bear(8);
    MqttDiscovery node = cluster.windowed("node-1", new ScriptedEngine(), broker.address());
    List<Integer> listened = new ArrayList<>();

    Await.until(
        "every load was heard",
        Await.SOON.multipliedBy(2),
        () -> {
          allSpeak();
          listened.add(node.listened().size());
          return knownLoads(node) == 8;
        },
        node::nodes);

    assertThat(listened).allMatch(count -> count <= WINDOW);
    long published = 8L * listened.size();
    assertThat(node.received().get(Kind.LOAD)).isLessThan(published * 5 / 8);
    assertThat(node.faults()).isEmpty();
  }

  @Test
  void listensAlwaysToWhereItsProcessesAre() throws Exception {
    ScriptedEngine engine = new ScriptedEngine();
    engine.shows(Samples.process(4711, "node-5", ProcessView.State.AWAY, 1));
    bear(8);
    MqttDiscovery node = cluster.windowed("node-1", engine, broker.address());
    Await.until(
        "it listens to all that it should",
        Await.SOON,
        () -> {
          allSpeak();
          return node.listened().contains("node-5") && node.listened().size() == WINDOW + 1;
        },
        node::listened);

    Set<Set<String>> seen = new HashSet<>();
    Await.until(
        "the window has slid ten times",
        Await.SOON,
        () -> {
          allSpeak();
          Set<String> now = node.listened();
          assertThat(now).contains("node-5").hasSize(WINDOW + 1);
          seen.add(now);
          return seen.size() > 10;
        },
        () -> seen);

    engine.shows(Samples.process(4711, "node-1", ProcessView.State.HOME, 2));
    Await.until(
        "it is one of many again",
        Await.SOON,
        () -> {
          allSpeak();
          return !node.listened().contains("node-5");
        },
        node::nodes);
  }

  @Test
  void onlyTheSilenceOfWhoIsListenedToMeansAnything() throws Exception {
    ScriptedEngine engine = new ScriptedEngine();
    engine.shows(Samples.process(4711, "node-5", ProcessView.State.AWAY, 1));
    bear(8);
    MqttDiscovery node = cluster.windowed("node-1", engine, broker.address());

    // Of the others each is listened to for 0.6 s at a time.
    awaitState(node, "node-5", NodeView.State.LOST, Await.SOON);
    assertThat(node.nodes())
        .filteredOn(view -> !view.id().equals("node-5"))
        .allMatch(view -> view.state() == NodeView.State.READY);

    // It stays listened to, whatever becomes of the process.
    engine.shows(Samples.process(4711, "node-1", ProcessView.State.HOME, 2));
    Peer lost = peers.stream().filter(peer -> peer.id().equals("node-5")).findFirst().orElseThrow();
    lost.speaks();
    awaitState(node, "node-5", NodeView.State.READY, Await.SOON);
  }

  @Test
  void deathIsHeardOfWhoIsNotListenedTo() throws Exception {
    bear(8);
    MqttDiscovery node = cluster.windowed("node-1", new ScriptedEngine(), broker.address());
    Await.until(
        "all are known",
        Await.SOON,
        () -> node.nodes().size() == 9 && node.listened().size() == WINDOW,
        node::nodes);
    Set<String> listened = node.listened();
    Peer victim = peers.stream().filter(p -> !listened.contains(p.id())).findFirst().orElseThrow();

    victim.dies();

    awaitState(node, victim.id(), NodeView.State.LOST, Await.SOON);
  }

  /**
   * Nodes from node-2 on; before the node that listens, to which their births then come together.
   */
  private void bear(int count) throws Exception {
    for (int i = 2; i < count + 2; i++) {
      Peer peer = cluster.peer("node-" + i, broker.address());
      peer.isBorn();
      peers.add(peer);
    }
  }

  private void allSpeak() throws IOException {
    for (Peer peer : peers) {
      peer.speaks();
    }
  }

  private long knownLoads(MqttDiscovery node) {
    return peers.stream()
        .filter(
            peer ->
                find(node, peer.id())
                    .map(NodeView::load)
                    .orElse(LoadVector.UNKNOWN)
                    .equals(Samples.LOAD))
        .count();
  }
}
