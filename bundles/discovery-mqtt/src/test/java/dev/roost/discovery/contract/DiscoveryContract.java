package dev.roost.discovery.contract;

import static dev.roost.discovery.contract.Expect.awaitConnected;
import static dev.roost.discovery.contract.Expect.awaitMessages;
import static dev.roost.discovery.contract.Expect.awaitState;
import static dev.roost.discovery.contract.Expect.find;
import static dev.roost.discovery.contract.Expect.load;
import static dev.roost.discovery.contract.Expect.status;
import static dev.roost.discovery.contract.Expect.threads;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;
import dev.roost.api.CheckView;
import dev.roost.api.MigrationEvent;
import dev.roost.api.NodeView;
import dev.roost.api.Placement.Hosting;
import dev.roost.api.Placement.PolicyView;
import dev.roost.api.ProcessView;
import dev.roost.discovery.contract.Observer.Seen;
import dev.roost.discovery.internal.MqttDiscovery;
import dev.roost.discovery.message.BadMessageException.Fault;
import dev.roost.discovery.message.Envelope;
import dev.roost.discovery.message.NodeSigner;
import dev.roost.discovery.message.StatusMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What must hold with every broker. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
abstract class DiscoveryContract {

  private static final Duration AGREED = Duration.ofSeconds(10);

  @TempDir Path root;

  TestCluster cluster;
  TestBroker broker;

  abstract TestBroker broker(TestCluster cluster, int port) throws Exception;

  @BeforeEach
  void startBroker() throws Exception {
    cluster = new TestCluster(root);
    broker = broker(cluster, TestBroker.freePort());
    broker.start();
  }

  @AfterEach
  void stopAll() throws Exception {
    cluster.close();
    broker.close();
  }

  @Test
  void lateSubscriberSeesEveryBirth() throws Exception {
    MqttDiscovery first = cluster.node("node-1", broker.address());
    awaitState(first, "node-1", NodeView.State.READY, AGREED);
    awaitConnected(first);
    MqttDiscovery second = cluster.node("node-2", broker.address());

    awaitState(second, "node-1", NodeView.State.READY, Await.SOON);
    awaitState(first, "node-2", NodeView.State.READY, Await.SOON);
    NodeView seen = find(second, "node-1").orElseThrow();
    assertThat(seen.host()).isEqualTo("127.0.0.1");
    assertThat(seen.port()).isEqualTo(7400);
    assertThat(seen.version()).isEqualTo("0.1.0");
    assertThat(seen.kernel()).isEqualTo(find(first, "node-1").orElseThrow().kernel());
    Observer late = cluster.observer("observer", broker.address());
    awaitMessages(late, status("node-1"), 1);
    StatusMessage birth = status(late.of(status("node-1")).getFirst());
    assertThat(birth.state()).isEqualTo(StatusMessage.State.READY);
    assertThat(birth.features()).isNotEmpty();
  }

  @Test
  void loadComesEachSecondWithGrowingNumbers() throws Exception {
    Observer observer = cluster.observer("observer", broker.address());
    cluster.node("node-1", broker.address());
    String topic = "roost/1/barn/node/node-1/load";
    awaitMessages(observer, topic, 5);

    List<Seen> loads = observer.of(topic);
    for (int i = 1; i < 5; i++) {
      assertThat(load(loads.get(i)).sequence()).isEqualTo(load(loads.get(i - 1)).sequence() + 1);
    }
    long fourIntervalsMs =
        TimeUnit.NANOSECONDS.toMillis(loads.get(4).atNs() - loads.getFirst().atNs());
    assertThat(fourIntervalsMs).isBetween(3_000L, 6_000L);
  }

  @Test
  void killedNodeIsLostByItsWill() throws Exception {
    MqttDiscovery first = cluster.node("node-1", broker.address());
    Process victim = cluster.process("node-2", broker.address());
    awaitState(first, "node-2", NodeView.State.READY, Duration.ofSeconds(30));
    victim.destroyForcibly().waitFor();

    // Sooner than silence alone would tell.
    awaitState(first, "node-2", NodeView.State.LOST, Duration.ofSeconds(4));
    Observer late = cluster.observer("observer", broker.address());
    awaitMessages(late, status("node-2"), 1);
    StatusMessage will = status(late.of(status("node-2")).getFirst());
    assertThat(will.state()).isEqualTo(StatusMessage.State.LOST);
    assertThat(will.epoch()).isPositive();
    Schemas.assertFits(late.of(status("node-2")).getFirst());

    cluster.process("node-2", broker.address());
    awaitState(first, "node-2", NodeView.State.READY, Duration.ofSeconds(30));
  }

  @Test
  void keepsWhatItKnowsWithoutTheBrokerAndIsRightAgainSoonAfter() throws Exception {
    MqttDiscovery first = cluster.node("node-1", broker.address());
    MqttDiscovery second = cluster.node("node-2", broker.address());
    Process third = cluster.process("node-3", broker.address());
    awaitState(first, "node-2", NodeView.State.READY, Await.SOON);
    awaitState(second, "node-1", NodeView.State.READY, Await.SOON);
    awaitState(first, "node-3", NodeView.State.READY, Duration.ofSeconds(30));

    broker.kill();
    Await.until(
        "node-1 says so", Await.SOON, () -> !first.status().connected(), () -> first.status());
    third.destroyForcibly().waitFor();
    // Longer than the silence after which a node would be lost if the broker were there.
    Await.until(
        "the load of node-2 is old",
        Await.SOON,
        () -> find(first, "node-2").orElseThrow().ageMs() > 6_000,
        first::nodes);
    assertThat(first.nodes()).extracting(NodeView::state).containsOnly(NodeView.State.READY);

    broker.start();
    long returned = System.nanoTime();
    awaitState(first, "node-3", NodeView.State.LOST, AGREED);
    for (MqttDiscovery node : List.of(first, second)) {
      String other = node == first ? "node-2" : "node-1";
      Await.until(
          "fresh load of " + other,
          AGREED,
          () -> find(node, other).orElseThrow().ageMs() < 1_500,
          node::nodes);
      awaitState(node, other, NodeView.State.READY, AGREED);
      awaitConnected(node);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - returned)).isLessThan(AGREED);
    Observer late = cluster.observer("observer", broker.address());
    awaitMessages(late, status("node-1"), 1);
    awaitMessages(late, status("node-2"), 1);
  }

  @Test
  void dropsWhatIsNotSignedByWhoItNames() throws Exception {
    MqttDiscovery first = cluster.node("node-1", broker.address());
    awaitConnected(first);
    Observer impostor = cluster.observer("node-2", broker.address());
    StatusMessage birth = birth("node-2");
    NodeSigner stranger = new NodeSigner("node-2", cluster.credentials("node-9").privateKey());

    impostor.publish(
        status("node-2"), Envelope.seal(status("node-2"), birth.toJson(), stranger), true);

    Await.until(
        "the signature is refused",
        Await.SOON,
        () -> first.faults().getOrDefault(Fault.SIGNATURE, 0L) > 0,
        first::faults);
    assertThat(find(first, "node-2")).isEmpty();
    NodeSigner right = new NodeSigner("node-2", cluster.credentials("node-2").privateKey());
    impostor.publish(
        status("node-2"), Envelope.seal(status("node-2"), birth.toJson(), right), true);
    awaitState(first, "node-2", NodeView.State.READY, Await.SOON);
  }

  @Test
  void dropsARepeatedLoad() throws Exception {
    MqttDiscovery first = cluster.node("node-1", broker.address());
    Peer peer = cluster.peer("node-2", broker.address());
    awaitConnected(first);
    peer.isBorn();
    awaitState(first, "node-2", NodeView.State.READY, Await.SOON);
    List<byte[]> loads = new ArrayList<>();
    Await.until(
        "a load has come",
        Await.SOON,
        () ->
            loads.add(peer.speaks())
                && find(first, "node-2").orElseThrow().load().equals(Samples.LOAD),
        first::nodes);

    peer.repeats(loads.getLast());

    Await.until(
        "the second is refused",
        Await.SOON,
        () -> first.faults().getOrDefault(Fault.REPLAY, 0L) > 0,
        first::faults);
  }

  @Test
  void saysGoodbyeAndLeavesNoThreads() throws Exception {
    MqttDiscovery first = cluster.node("node-1", broker.address());
    MqttDiscovery second = cluster.node("node-2", broker.address());
    awaitState(first, "node-2", NodeView.State.READY, Await.SOON);

    second.close();

    awaitState(first, "node-2", NodeView.State.LEAVING, Duration.ofSeconds(3));
    Observer late = cluster.observer("observer", broker.address());
    awaitMessages(late, status("node-2"), 1);
    assertThat(status(late.of(status("node-2")).getFirst()).state())
        .isEqualTo(StatusMessage.State.OFFLINE);
    late.close();
    first.close();
    Await.until("no thread is left", Await.SOON, () -> threads().isEmpty(), Expect::threads);
  }

  @Test
  void whatANodeSaysFitsThePublishedSchemas() throws Exception {
    Observer observer = cluster.observer("observer", broker.address());
    ScriptedEngine engine = new ScriptedEngine();
    ScriptedPlacement placement =
        new ScriptedPlacement(
            List.of(
                new PolicyView("load", true, "spreads", 3, null),
                new PolicyView("hold", false, "holds", 0, "it was too slow")),
            new Hosting(
                Hosting.Mode.AUTO, new Admission(Guests.SOME, List.of("node-3"), "we are busy")));
    String process = "roost/1/barn/node/node-1/process/4711";
    engine.shows(Samples.process(4711, "node-2", ProcessView.State.AWAY, 1));
    MqttDiscovery node = cluster.node("node-1", () -> engine, () -> placement, broker.address());
    awaitMessages(observer, process, 1);
    Await.until("events are heard", Await.SOON, engine::isHeard, observer::all);
    for (MigrationEvent.Kind kind : MigrationEvent.Kind.values()) {
      engine.tells(Samples.event(kind));
    }
    awaitMessages(observer, "roost/1/barn/event/migration", MigrationEvent.Kind.values().length);
    awaitMessages(observer, "roost/1/barn/node/node-1/policy", 1);
    awaitMessages(observer, "roost/1/barn/node/node-1/load", 2);
    Await.until(
        "it is said whom the node takes",
        Await.SOON,
        () ->
            observer.of("roost/1/barn/node/node-1/load").stream()
                .anyMatch(seen -> seen.text().contains("\"admitted\":[\"node-3\"]")),
        observer::all);
    engine.shows(Samples.process(4711, "node-1", ProcessView.State.HOME, 2));
    awaitMessages(observer, process, 2);
    engine.breaks("the engine is away");
    Await.until(
        "the engine's absence is told",
        Await.SOON,
        () ->
            observer.of("roost/1/barn/node/node-1/health").stream()
                .anyMatch(seen -> seen.text().contains("the engine is away")),
        observer::all);
    assertThat(node.status().connected()).isTrue();
    node.close();
    Await.until(
        "the goodbye is seen",
        Await.SOON,
        () -> observer.of(status("node-1")).getLast().text().contains("offline"),
        observer::all);

    assertThat(observer.of(process).getLast().payload()).as("it is at home again").isEmpty();
    assertThat(observer.all()).hasSizeGreaterThan(12);
    for (Seen message : observer.all()) {
      if (message.payload().length > 0) {
        Schemas.assertFits(message);
      }
    }
  }

  @Test
  void saysWhatIsNotRightOnTheNodeAndThatItIsRightAgain() throws Exception {
    Observer observer = cluster.observer("observer", broker.address());
    String health = "roost/1/barn/node/node-1/health";
    AtomicReference<List<CheckView>> findings =
        new AtomicReference<>(
            List.of(CheckView.warning("disk", "3% of 900 MiB are free", "remove something")));
    MqttDiscovery node =
        cluster.node(
            "node-1", ScriptedEngine::new, () -> null, () -> findings::get, broker.address());
    Await.until(
        "the finding is told",
        Await.SOON,
        () ->
            observer.of(health).stream()
                .anyMatch(
                    seen ->
                        seen.text()
                            .contains(
                                "{\"word\":\"disk\",\"sentence\":\"3% of 900 MiB are free\"}")),
        observer::all);
    Schemas.assertFits(observer.of(health).getLast());
    assertThat(node.quietMs()).isLessThan(5_000);
    findings.set(List.of());
    Await.until(
        "its end is told",
        Await.SOON,
        () -> !observer.of(health).getLast().text().contains("disk"),
        observer::all);
  }

  @Test
  void clearsWhatAnEarlierLifeLeftAway() throws Exception {
    Observer earlier = cluster.observer("node-1", broker.address());
    String process = "roost/1/barn/node/node-1/process/99";
    earlier.publish(process, "{}".getBytes(StandardCharsets.UTF_8), true);
    awaitMessages(earlier, process, 1);
    ScriptedEngine engine = new ScriptedEngine();
    cluster.node("node-1", () -> engine, () -> null, broker.address());

    awaitMessages(earlier, process, 2);

    assertThat(earlier.of(process).getLast().payload()).isEmpty();
  }

  private StatusMessage birth(String node) throws Exception {
    return Samples.birth(cluster.credentials(node));
  }
}
