package dev.roost.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.NodeView;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ByHandTest {
  private final RecordingEngine engine = new RecordingEngine();
  private final Moves moves = new Moves(engine, 2);

  private ByHand over(ClusterSnapshot snapshot) {
    return new ByHand(() -> snapshot, moves, new BestNode(() -> 0));
  }

  @AfterEach
  void close() {
    moves.close();
  }

  @Test
  void goesToNamedNodeAndHome() throws Exception {
    over(Pictures.three(Pictures.process(7, "a"))).migrate(7, "c");
    over(Pictures.three(Pictures.process(7, "c"))).migrate(7, "home");
    over(Pictures.three(Pictures.process(7, "c"))).migrate(7, "a");
    assertThat(engine.asked).containsExactly("7->c@10.0.0.c:7400", "7->a@:0", "7->a@:0");
  }

  @Test
  void comesHomeAlsoWhileNoNodeIsKnown() throws Exception {
    over(Pictures.snapshot(List.of(), Pictures.process(7, "c"))).migrate(7, "home");
    assertThat(engine.asked).containsExactly("7->a@:0");
  }

  @Test
  void movesProcessesThatPoliciesMayNot() throws Exception {
    over(Pictures.three()).migrate(1234, "b");
    assertThat(engine.asked).containsExactly("1234->b@10.0.0.b:7400");
  }

  @Test
  void saysWhichNodesThereAre() {
    assertThatThrownBy(() -> over(Pictures.three()).migrate(7, "nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no node 'nowhere'; known nodes: a, b, c; or say home or best");
    List<NodeView> nodes =
        List.of(Pictures.node("a", 1), Pictures.node("b", NodeView.State.LOST, 0));
    assertThatThrownBy(() -> over(Pictures.snapshot(nodes)).migrate(7, "b"))
        .hasMessage("node b is LOST; known nodes: a, b (LOST)");
  }

  @Test
  void bestIsLeastLoadedAndBurstIsSpread() throws Exception {
    ByHand byHand = over(Pictures.three(Pictures.process(7, "a"), Pictures.process(8, "a")));
    byHand.migrate(7, "best");
    byHand.migrate(8, "best");
    byHand.migrate(9, "best");
    assertThat(engine.asked)
        .containsExactly("7->b@10.0.0.b:7400", "8->b@10.0.0.b:7400", "9->c@10.0.0.c:7400");
  }

  @Test
  void bestGoesByOldFiguresOnlyIfThereAreNoFreshOnes() throws Exception {
    NodeView self = Pictures.node("a", 3);
    NodeView old = Pictures.old("b", 0, 5_001);
    over(Pictures.snapshot(List.of(self, old, Pictures.node("c", 1)))).migrate(7, "best");
    over(Pictures.snapshot(List.of(self, old))).migrate(8, "best");
    assertThat(engine.asked).containsExactly("7->c@10.0.0.c:7400", "8->b@10.0.0.b:7400");
  }

  @Test
  void bestIsAmongTheNodesThatItWasStartedFor() throws Exception {
    over(Pictures.three(Pictures.onlyOn(Pictures.process(7, "a"), "c"))).migrate(7, "best");
    assertThat(engine.asked).containsExactly("7->c@10.0.0.c:7400");
  }

  @Test
  void bestKnowsWhatWasJustSentByName() throws Exception {
    ByHand byHand = over(Pictures.three());
    byHand.migrate(7, "b");
    byHand.migrate(8, "b");
    byHand.migrate(9, "best");
    assertThat(engine.asked.stream().toList().getLast()).startsWith("9->c");
  }

  @Test
  void staysWhenItIsOnTheBestNode() throws Exception {
    MigrationOutcome outcome = over(Pictures.three(Pictures.process(7, "b"))).migrate(7, "best");
    assertThat(outcome.result()).isEqualTo(MigrationOutcome.Result.REFUSED);
    assertThat(outcome.reason()).isEqualTo("it is on the best node already");
    assertThat(engine.asked).isEmpty();
  }

  @Test
  void refusesSecondMoveOfProcessThatIsBeingMoved() throws Exception {
    engine.gate = new CountDownLatch(1);
    ByHand byHand = over(Pictures.three(Pictures.process(7, "a")));
    FutureTask<MigrationOutcome> first = new FutureTask<>(() -> byHand.migrate(7, "b"));
    Thread.ofPlatform().name("first").start(first);
    assertThat(engine.asked.poll(5, TimeUnit.SECONDS)).startsWith("7->b");
    assertThat(byHand.migrate(7, "c").reason())
        .isEqualTo("it is being moved, frozen or thawed already");
    engine.gate.countDown();
    assertThat(first.get(5, TimeUnit.SECONDS).result())
        .isEqualTo(MigrationOutcome.Result.COMMITTED);
  }
}
