package dev.roost.policy.opportunitycost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static final LoadVector IDLE = new LoadVector(1, 1, 0, 0, 0, 8L << 30, 4L << 30, 0, 0);

  private final Rule rule = new Rule(Settings.DEFAULT);

  private static Cluster loads(double a, double b) {
    return new Cluster().node("a", a).node("b", b);
  }

  private static List<String> moves(Decision decision) {
    return decision.proposals().stream().map(p -> p.pid() + "->" + p.target()).toList();
  }

  private List<String> decide(Cluster cluster, Hog... hogs) {
    return moves(rule.decide(cluster.at(1_000_000, hogs), Memory.EMPTY));
  }

  @Test
  void sendsOneOfTwoToTheIdleNode() {
    assertThat(decide(loads(2, 0), Hog.home(1, 0.5), Hog.home(2, 0.5))).containsExactly("1->b");
  }

  @Test
  void leavesWhatIsSpreadAlready() {
    assertThat(decide(loads(1, 0), Hog.home(1, 1))).isEmpty();
    assertThat(decide(loads(2, 1), Hog.home(1, 0.5), Hog.home(2, 0.5))).isEmpty();
    assertThat(decide(loads(12, 11), Hog.home(1, 0.083), Hog.home(2, 0.083))).isEmpty();
  }

  @Test
  void reckonsWithEachChoiceInTheNext() {
    Hog[] four = {Hog.home(1, 0.25), Hog.home(2, 0.25), Hog.home(3, 0.25), Hog.home(4, 0.25)};
    assertThat(decide(loads(4, 0), four)).containsExactly("1->b", "2->b");
    Hog[] three = {Hog.home(1, 0.334), Hog.home(2, 0.334), Hog.home(3, 0.334)};
    assertThat(decide(loads(3, 0), three)).containsExactly("1->b");
  }

  @Test
  void reckonsWithMovesThatNoLoadShowsYet() {
    Hog[] hogs = {Hog.home(1, 0.334), Hog.home(2, 0.334), Hog.home(3, 0.334)};
    Decision first = rule.decide(loads(3, 0).at(0, hogs), Memory.EMPTY);
    hogs[0] = hogs[0].in(ProcessView.State.LEAVING);
    Decision slow = rule.decide(loads(3, 0).at(20_000, hogs), first.memory());
    assertThat(moves(slow)).isEmpty();
    hogs = new Hog[] {Hog.away(1, "b", 1).moved(500, 1), Hog.home(2, 0.5), Hog.home(3, 0.5)};
    Decision arrived = rule.decide(loads(2, 0).at(21_000, hogs), slow.memory());
    assertThat(moves(arrived)).isEmpty();
    hogs[0] = hogs[0].moved(30_000, 1);
    Decision old = rule.decide(loads(2, 0).at(51_000, hogs), arrived.memory());
    assertThat(moves(old)).hasSize(1);
  }

  @Test
  void prefersTheFasterNodeAlsoForAProcessThatIsAlone() {
    Cluster cluster = new Cluster().node("a", 1).node("b", 0, 4, 4096);
    assertThat(decide(cluster, Hog.home(1, 1))).containsExactly("1->b");
    Cluster slower = new Cluster().node("a", 2).node("b", 0, 0.25, 4096);
    assertThat(decide(slower, Hog.home(1, 0.5), Hog.home(2, 0.5))).isEmpty();
  }

  @Test
  void leavesMemoryThatIsShort() {
    Cluster cluster = new Cluster().node("a", 1, 1, 100).node("b", 0, 1, 7_000);
    assertThat(decide(cluster, Hog.home(1, 1).memory(3_000).aged(600_000))).containsExactly("1->b");
    assertThat(decide(cluster, Hog.home(1, 1).memory(10).aged(600_000))).isEmpty();
  }

  @Test
  void movesTheOneThatIsMovedMostCheaply() {
    Hog young = Hog.home(1, 0.5).aged(1_100).memory(500);
    assertThat(decide(loads(2, 0), young, Hog.home(2, 0.5))).containsExactly("2->b");
    assertThat(decide(loads(2, 0), Hog.home(1, 0.5).calling(500), Hog.home(2, 0.5)))
        .containsExactly("2->b");
  }

  @Test
  void leavesTheYoungUnlessItsMoveIsCheap() {
    assertThat(decide(loads(2, 0), Hog.home(1, 0.5).aged(999))).isEmpty();
    assertThat(decide(loads(2, 0), Hog.home(1, 0.5).aged(1_000).memory(1_500))).isEmpty();
    assertThat(decide(loads(2, 0), Hog.home(1, 0.5).aged(60_000).memory(1_500)))
        .containsExactly("1->b");
  }

  @Test
  void leavesWhatMayNotMove() {
    assertThat(
            decide(
                loads(9, 0),
                Hog.home(1, 0.2).byHandOnly(),
                Hog.home(2, 0.2).staying(),
                Hog.home(3, 0.2).in(ProcessView.State.LEAVING),
                Hog.home(4, 0.2).moved(1_000, 1),
                Hog.home(5, 0.001)))
        .isEmpty();
  }

  @Test
  void whatMovesAgainAndAgainRestsLongerEachTime() {
    long settleMs = Settings.DEFAULT.settleMs();
    Hog often = Hog.home(1, 0.2);
    assertThat(decide(loads(9, 0), often.moved(settleMs, 2))).containsExactly("1->b");
    assertThat(decide(loads(9, 0), often.moved(settleMs, 3))).isEmpty();
    assertThat(decide(loads(9, 0), often.moved(16 * settleMs, 99))).containsExactly("1->b");
  }

  @Test
  void sendsNothingToNodesThatGoOrAreSilentOrFull() {
    Hog hog = Hog.home(1, 0.5).memory(64);
    Cluster unfit =
        new Cluster()
            .node("a", 2)
            .node("b", NodeView.State.LEAVING, IDLE, 10)
            .node("c", NodeView.State.LOST, IDLE, 10)
            .node("d", NodeView.State.READY, LoadVector.UNKNOWN, 10)
            .node("e", NodeView.State.READY, IDLE, 5_001)
            .node("f", 0, 1, 64);
    assertThat(decide(unfit, hog)).isEmpty();
    assertThat(decide(unfit.node("g", 0), hog)).containsExactly("1->g");
  }

  @Test
  void bringsHomeFromAGuestThatGoesOnce() {
    ClusterSnapshot snapshot =
        new Cluster()
            .node("a", 9)
            .node("b", NodeView.State.LEAVING, IDLE, 10)
            .at(0, Hog.away(1, "b", 1), Hog.away(2, "b", 1).byHandOnly());
    Decision decision = rule.decide(snapshot, Memory.EMPTY);
    assertThat(decision.proposals().getFirst().reason()).isEqualTo("its guest b is LEAVING");
    assertThat(moves(decision)).containsExactly("1->a");
    assertThat(moves(rule.decide(snapshot, decision.memory()))).isEmpty();
  }

  @Test
  void bringsHomeWhatWaitsForLongAndKeepsItThere() {
    Hog waits = Hog.away(1, "b", 0.5).calling(20).waiting(0.41);
    Decision seen = rule.decide(loads(1, 1).at(0, waits), Memory.EMPTY);
    assertThat(moves(seen)).isEmpty();
    Decision home = rule.decide(loads(1, 1).at(900, waits), seen.memory());
    assertThat(moves(home)).containsExactly("1->a");
    assertThat(home.proposals().getFirst().reason()).contains("0.41 of its time", "0.40");
    Hog atHome = Hog.home(1, 0.2).moved(6_000, 2);
    Decision rests = rule.decide(loads(9, 0).at(60_899, atHome), home.memory());
    assertThat(moves(rests)).isEmpty();
    assertThat(moves(rule.decide(loads(9, 0).at(60_900, atHome), rests.memory())))
        .containsExactly("1->b");
  }

  @Test
  void leavesAwayWhatTalksForAMomentOnly() {
    Hog waits = Hog.away(1, "b", 0.5).waiting(0.9);
    Decision burst = rule.decide(loads(3, 1).at(0, waits), Memory.EMPTY);
    Decision over = rule.decide(loads(3, 1).at(900, Hog.away(1, "b", 1)), burst.memory());
    Decision again = rule.decide(loads(3, 1).at(1_800, waits), over.memory());
    assertThat(List.of(moves(burst), moves(over), moves(again))).containsOnly(List.of());
  }

  @Test
  void keepsAtHomeWhatWouldWaitTooMuch() {
    assertThat(decide(loads(2, 0), Hog.home(1, 0.5).calling(2_000))).isEmpty();
    assertThat(decide(loads(2, 0), Hog.home(1, 0.5).calling(500))).containsExactly("1->b");
  }

  /** A tenth of a CPU at home is less than half of one away. */
  @Test
  void whatTalksIsBetterOffAwayFromAHomeThatIsCrowded() {
    assertThat(decide(loads(9, 0), Hog.home(1, 0.11).calling(800))).containsExactly("1->b");
    Hog waits = Hog.away(1, "b", 0.5).calling(4_000).waiting(0.5);
    Decision seen = rule.decide(loads(9, 1).at(0, waits), Memory.EMPTY);
    Decision stays = rule.decide(loads(9, 1).at(2_000, waits), seen.memory());
    assertThat(moves(stays)).isEmpty();
    assertThat(moves(rule.decide(loads(0, 1).at(4_000, waits), stays.memory())))
        .containsExactly("1->a");
  }

  @Test
  void triesAnotherWhenAProposalCameToNothing() {
    Hog[] hogs = {Hog.home(1, 0.5), Hog.home(2, 0.5)};
    Decision first = rule.decide(loads(2, 0).at(0, hogs), Memory.EMPTY);
    assertThat(moves(first)).containsExactly("1->b");
    assertThat(moves(rule.decide(loads(2, 0).at(4_000, hogs), first.memory())))
        .containsExactly("2->b");
  }
}
