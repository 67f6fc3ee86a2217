package dev.roost.node.doctor;

import static dev.roost.api.CheckView.State.GOOD;
import static dev.roost.api.CheckView.State.WARNING;
import static dev.roost.api.CheckView.State.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.CheckView;
import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ImageView;
import dev.roost.api.ImageView.Slot;
import dev.roost.api.ImageView.State;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksOfTheClusterTest {
  private static final Machine APPLIANCE = new Machine(Path.of("/"));

  private static NodeView node(String id, NodeView.State state, int port, String version) {
    return new NodeView(
        id, state, "127.0.0.1", port, version, "6.12", "cpu", LoadVector.UNKNOWN, 0);
  }

  private static ClusterSnapshot snapshot(NodeView... nodes) {
    return new ClusterSnapshot("barn", "n1", 0, List.of(nodes), List.of());
  }

  private static List<CheckView> peers(NodeView... nodes) throws InterruptedException {
    return new PeersCheck(() -> null).look(snapshot(nodes));
  }

  @Test
  void enginesThatTakeConnectionsAreGood() throws Exception {
    try (ServerSocket engine = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(
              peers(
                  node("n1", NodeView.State.READY, engine.getLocalPort(), "1"),
                  node("n2", NodeView.State.RESERVED, engine.getLocalPort(), "1")))
          .containsExactly(CheckView.good("peers", "2 engines can be reached"));
    }
  }

  @Test
  void anEngineThatNobodyReachesIsNamed() throws Exception {
    int nobodys;
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      nobodys = socket.getLocalPort();
    }
    assertThat(peers(node("n2", NodeView.State.READY, nobodys, "1")))
        .singleElement()
        .matches(view -> view.state() == WRONG)
        .matches(view -> view.sentence().contains("engine of n2 cannot be reached"))
        .matches(view -> view.advice().contains("port " + nobodys));
  }

  @Test
  void aNameThatNobodyKnowsIsNamed() throws Exception {
    NodeView strange =
        new NodeView(
            "n2",
            NodeView.State.READY,
            "n2.invalid",
            7400,
            "1",
            "6.12",
            "cpu",
            LoadVector.UNKNOWN,
            0);
    assertThat(peers(strange))
        .singleElement()
        .matches(view -> view.sentence().endsWith("n2.invalid:7400: the name is not known"));
  }

  @Test
  void aLostNodeIsNamedAndOneThatLeavesIsNot() throws Exception {
    assertThat(
            peers(
                node("n2", NodeView.State.LOST, 1, "1"),
                node("n3", NodeView.State.LEAVING, 1, "1")))
        .singleElement()
        .matches(view -> view.sentence().equals("n2 is LOST") && view.state() == WARNING);
  }

  @Test
  void otherVersionsAreNamedOfNodesThatAreThere() {
    assertThat(
            new VersionsCheck(() -> null)
                .findings(
                    snapshot(
                        node("n1", NodeView.State.READY, 1, "0.1.0"),
                        node("n2", NodeView.State.READY, 1, "0.2.0"),
                        node("n3", NodeView.State.LOST, 1, "0.0.1"))))
        .extracting(CheckView::sentence)
        .containsExactly("n2 has version 0.2.0, this node 0.1.0");
  }

  @Test
  void withoutServicesEngineAndBrokerAreWrongAndTheRestIsLeftOut() throws Exception {
    assertThat(new EngineCheck(() -> null).look().getFirst().state()).isEqualTo(WRONG);
    assertThat(new BrokerCheck(() -> null).look().getFirst().state()).isEqualTo(WRONG);
    assertThat(new PeersCheck(() -> null).look()).isEmpty();
    assertThat(new VersionsCheck(() -> null).look()).isEmpty();
  }

  private static List<CheckView> update(State running, State other) {
    return new UpdateCheck(APPLIANCE, () -> null)
        .findings(
            new ImageView(
                "0.1.0",
                "cloud",
                List.of(new Slot("0.1.0", running), new Slot("0.2.0", other)),
                null));
  }

  @Test
  void aStartThatIsNotGoodYetIsNamed() {
    assertThat(update(State.GOOD, State.GOOD)).allMatch(view -> view.state() == GOOD);
    assertThat(update(State.GOOD, State.TRIAL)).allMatch(view -> view.state() == GOOD);
    assertThat(update(State.TRIAL, State.GOOD))
        .singleElement()
        .matches(view -> view.sentence().equals("0.1.0 runs, and was not found good yet"));
  }

  @Test
  void aVersionThatWasNotGoodAndAnUpdateThatWasCutOffAreNamed() {
    assertThat(update(State.GOOD, State.BAD))
        .singleElement()
        .matches(view -> view.sentence().startsWith("0.2.0 was not good"));
    assertThat(update(State.GOOD, State.INCOMPLETE))
        .singleElement()
        .matches(view -> view.sentence().equals("the update to 0.2.0 was cut off"));
  }
}
