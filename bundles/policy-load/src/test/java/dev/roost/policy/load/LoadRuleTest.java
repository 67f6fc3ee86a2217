package dev.roost.policy.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import dev.roost.policy.load.Pictures.Hog;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadRuleTest {
  private final LoadRule rule = new LoadRule(Settings.DEFAULT);

  private List<String> decide(List<NodeView> nodes, Hog... hogs) {
    return moves(rule.decide(picture(1_000_000, nodes, hogs), Memory.EMPTY));
  }

  private static ClusterSnapshot picture(long ms, List<NodeView> nodes, Hog... hogs) {
    return Pictures.at(ms, nodes, Stream.of(hogs).map(Hog::view).toList());
  }

  private static List<String> moves(Decision decision) {
    return decision.proposals().stream().map(p -> p.pid() + "->" + p.target()).toList();
  }

  private static List<NodeView> loads(double a, double b, double c) {
    return List.of(Pictures.node("a", 1, a), Pictures.node("b", 1, b), Pictures.node("c", 1, c));
  }

  @Test
  void sendsSecondHighestToLeastLoaded() {
    assertThat(decide(loads(3, 1, 0), Hog.home(1, 0.4), Hog.home(2, 0.3), Hog.home(3, 0.2)))
        .containsExactly("2->c");
  }

  @Test
  void sendsOnlyProcessWhenItHasCompetition() {
    assertThat(decide(loads(2, 0, 0), Hog.home(1, 0.5))).containsExactly("1->b");
    assertThat(decide(loads(1, 0, 0), Hog.home(1, 1.0))).isEmpty();
  }

  @Test
  void saysWhyInFigures() {
    Decision decision =
        rule.decide(picture(0, loads(3, 0, 1), Hog.home(1, 0.4), Hog.home(2, 0.3)), Memory.EMPTY);
    assertThat(decision.proposals().getFirst().reason())
        .isEqualTo("load per CPU 3.00 on a, 1.17 on b with it");
  }

  @Test
  void leavesNodeAloneThatHasCpusEnough() {
    List<NodeView> nodes = List.of(Pictures.node("a", 4, 4), Pictures.node("b", 4, 0));
    assertThat(decide(nodes, Hog.home(1, 1), Hog.home(2, 1), Hog.home(3, 1))).isEmpty();
  }

  @Test
  void countsCpusOfTheTarget() {
    List<NodeView> nodes =
        List.of(Pictures.node("a", 2, 5), Pictures.node("b", 1, 1), Pictures.node("c", 8, 3));
    assertThat(decide(nodes, Hog.home(1, 0.4), Hog.home(2, 0.4))).containsExactly("2->c");
  }

  @Test
  void staysWhereMoveIsWorthLessThanItsWeight() {
    // 1 + 1.3 is not less than 2: after the move it would be the other way round.
    assertThat(decide(loads(2, 1, 1), Hog.home(1, 0.5), Hog.home(2, 0.5))).isEmpty();
  }

  @Test
  void countsWhatProcessWantsNotWhatItGot() {
    // 12 hogs on one CPU get 0.083 each, and each brings a load of 1 to where it goes.
    assertThat(decide(loads(12, 11, 11), Hog.home(1, 0.083), Hog.home(2, 0.083))).isEmpty();
  }

  @Test
  void leavesWhatMayNotMove() {
    assertThat(
            decide(
                loads(5, 0, 0),
                Hog.home(1, 0.2).byHandOnly(),
                Hog.home(2, 0.2).staying(),
                Hog.home(3, 0.2).in(ProcessView.State.LEAVING)))
        .isEmpty();
  }

  @Test
  void leavesTheYoungAndTheJustMoved() {
    assertThat(decide(loads(5, 0, 0), Hog.home(1, 0.2).aged(999))).isEmpty();
    assertThat(decide(loads(5, 0, 0), Hog.home(1, 0.2).moved(4_999))).isEmpty();
    assertThat(decide(loads(5, 0, 0), Hog.home(1, 0.2).aged(1_000).moved(5_000)))
        .containsExactly("1->b");
  }

  @Test
  void leavesWhatMovedOftenForLonger() {
    assertThat(decide(loads(5, 0, 0), Hog.home(1, 0.2).moved(19_999).times(4))).isEmpty();
    assertThat(decide(loads(5, 0, 0), Hog.home(1, 0.2).moved(20_000).times(4)))
        .containsExactly("1->b");
    assertThat(decide(loads(5, 0, 0), Hog.home(1, 0.2).moved(80_000).times(999)))
        .containsExactly("1->b");
  }

  @Test
  void leavesTheIdle() {
    assertThat(decide(loads(5, 0, 0), Hog.home(1, 0.2), Hog.home(2, 0.001)))
        .containsExactly("1->b");
  }

  @Test
  void waitsTwoSecondsAfterAnyMove() {
    assertThat(decide(loads(5, 0, 0), Hog.home(1, 0.2), Hog.away(2, "b", 1).moved(1_999)))
        .isEmpty();
    assertThat(decide(loads(5, 0, 0), Hog.home(1, 0.2), Hog.away(2, "b", 1).moved(2_000)))
        .containsExactly("1->b");
  }

  @Test
  void waitsTwoSecondsAfterItsOwnProposal() {
    Hog[] hogs = {Hog.home(1, 0.2), Hog.home(2, 0.2), Hog.home(3, 0.2)};
    Decision first = rule.decide(picture(0, loads(9, 0, 0), hogs), Memory.EMPTY);
    assertThat(moves(first)).containsExactly("2->b");
    assertThat(moves(rule.decide(picture(1_999, loads(9, 0, 0), hogs), first.memory()))).isEmpty();
    assertThat(moves(rule.decide(picture(2_000, loads(9, 0, 0), hogs), first.memory())))
        .containsExactly("3->c");
  }

  @Test
  void countsProcessOnItsWayAtBothEnds() {
    Decision first =
        rule.decide(
            picture(0, loads(3, 0, 1), Hog.home(1, 0.334), Hog.home(2, 0.334)), Memory.EMPTY);
    assertThat(moves(first)).containsExactly("2->b");
    Hog slow = Hog.home(2, 0.334).in(ProcessView.State.LEAVING);
    Decision later =
        rule.decide(picture(20_000, loads(3, 0, 1), Hog.home(1, 0.334), slow), first.memory());
    assertThat(moves(later)).isEmpty();
  }

  @Test
  void choosesAnotherWhenProposalCameToNothing() {
    Hog[] hogs = {Hog.home(1, 0.5), Hog.home(2, 0.4), Hog.home(3, 0.3)};
    Decision first = rule.decide(picture(0, loads(3, 0, 0), hogs), Memory.EMPTY);
    assertThat(moves(first)).containsExactly("2->b");
    Decision second = rule.decide(picture(4_000, loads(3, 0, 0), hogs), first.memory());
    assertThat(moves(second)).containsExactly("3->b");
    Decision again = rule.decide(picture(14_000, loads(3, 0, 0), hogs), second.memory());
    assertThat(moves(again)).containsExactly("2->b");
  }

  @Test
  void sendsNothingToNodesThatGoOrAreSilentOrFull() {
    NodeView here = Pictures.node("a", 1, 5);
    Hog big = Hog.home(1, 0.2).memory(512);
    for (NodeView.State state : List.of(NodeView.State.LEAVING, NodeView.State.LOST)) {
      assertThat(decide(List.of(here, Pictures.node("b", state, 1, 0, 4096)), big)).isEmpty();
    }
    assertThat(decide(List.of(here, Pictures.node("b", NodeView.State.READY, 1, 0, 512)), big))
        .isEmpty();
    NodeView old = Pictures.node("b", 1, 0);
    assertThat(decide(List.of(here, with(old, old.load(), 5_001)), big)).isEmpty();
    assertThat(decide(List.of(here, with(old, LoadVector.UNKNOWN, 0)), big)).isEmpty();
  }

  private static NodeView with(NodeView n, LoadVector load, long ageMs) {
    return new NodeView(
        n.id(), n.state(), n.host(), n.port(), n.version(), n.kernel(), n.cpu(), load, ageMs);
  }

  @Test
  void bringsHomeFromGuestThatGoes() {
    for (NodeView.State state : List.of(NodeView.State.LEAVING, NodeView.State.LOST)) {
      List<NodeView> nodes = List.of(Pictures.node("a", 1, 9), Pictures.node("b", state, 1, 0, 9));
      assertThat(decide(nodes, Hog.away(1, "b", 1), Hog.away(2, "b", 1).byHandOnly()))
          .containsExactly("1->a");
    }
  }

  @Test
  void bringsHomeWhatGoesOnCallingTooOften() {
    Hog chatty = Hog.away(1, "b", 0.5).calling(2_001);
    Decision first = rule.decide(picture(0, loads(0, 1, 0), chatty), Memory.EMPTY);
    assertThat(first.proposals()).isEmpty();
    assertThat(rule.decide(picture(1_000, loads(0, 1, 0), chatty), first.memory()).proposals())
        .containsExactly(
            new Proposal(
                1,
                "a",
                "talks with home: 2001 calls and 0.0 MB per second; 2000 or 64.0 are too much"));
  }

  @Test
  void bringsHomeWhatMovesTooManyBytesAndWhatHasTooMuchOfBothTogether() {
    for (Hog chatty :
        List.of(
            Hog.away(1, "b", 0.5).moving(65e6),
            Hog.away(1, "b", 0.5).calling(1_100).moving(33e6))) {
      assertThat(moves(talkedFor(1_000, chatty))).containsExactly("1->a");
    }
  }

  @Test
  void bringsHomeWhatWaitsForFewSlowCalls() {
    Hog waits = Hog.away(1, "b", 0.5).calling(20);
    assertThat(moves(talkedFor(1_000, waits.waiting(0.4)))).isEmpty();
    assertThat(talkedFor(1_000, waits.waiting(0.41)).proposals())
        .containsExactly(
            new Proposal(
                1,
                "a",
                "waits for its home: its 20 calls per second are 0.41 s on the way; 0.40 are too"
                    + " much"));
  }

  @Test
  void leavesAwayWhatTalksForAMomentOnly() {
    Hog quiet = Hog.away(1, "b", 0.5);
    Decision burst = rule.decide(picture(0, loads(0, 1, 0), quiet.calling(9_000)), Memory.EMPTY);
    Decision over = rule.decide(picture(1_000, loads(0, 1, 0), quiet), burst.memory());
    assertThat(over.proposals()).isEmpty();
    assertThat(
            rule.decide(picture(2_000, loads(0, 1, 0), quiet.calling(9_000)), over.memory())
                .proposals())
        .isEmpty();
  }

  @Test
  void bringsHomeWhatTalksThoughItWasSentOutJustNow() {
    Decision out = rule.decide(picture(1_000, loads(3, 0, 1), Hog.home(1, 0.5)), Memory.EMPTY);
    assertThat(moves(out)).containsExactly("1->b");
    Hog away = Hog.away(1, "b", 0.5).moved(500).calling(9_000);
    Decision seen = rule.decide(picture(2_000, loads(0, 1, 0), away), out.memory());
    assertThat(moves(rule.decide(picture(3_000, loads(0, 1, 0), away), seen.memory())))
        .containsExactly("1->a");
  }

  @Test
  void doesNotOrderHomeTwiceWhatIsOnItsWay() {
    Hog chatty = Hog.away(1, "b", 0.5).calling(9_000);
    Decision home = talkedFor(1_000, chatty);
    Decision again = rule.decide(picture(2_000, loads(0, 1, 0), chatty), home.memory());
    assertThat(again.proposals()).isEmpty();
  }

  @Test
  void keepsAtHomeForAMinuteWhatCameHomeAndLongerTheSecondTime() {
    Hog chatty = Hog.away(1, "b", 0.5).calling(9_000);
    Hog atHome = Hog.home(1, 0.2).moved(6_000);
    Memory memory = talkedFor(1_000, chatty).memory();
    assertThat(moves(rule.decide(picture(60_999, loads(5, 0, 0), atHome), memory))).isEmpty();
    Decision out = rule.decide(picture(61_000, loads(5, 0, 0), atHome), memory);
    assertThat(moves(out)).containsExactly("1->b");

    memory = rule.decide(picture(100_000, loads(0, 1, 0), chatty), out.memory()).memory();
    memory = rule.decide(picture(101_000, loads(0, 1, 0), chatty), memory).memory();
    assertThat(moves(rule.decide(picture(220_999, loads(5, 0, 0), atHome), memory))).isEmpty();
    assertThat(moves(rule.decide(picture(221_000, loads(5, 0, 0), atHome), memory)))
        .containsExactly("1->b");
  }

  @Test
  void keepsAtHomeWhatWouldTalkTooMuchIfItHadACpuOfItsOwn() {
    Hog third = Hog.home(1, 0.33);
    assertThat(decide(loads(3, 0, 0), third.calling(400))).containsExactly("1->b");
    assertThat(decide(loads(3, 0, 0), third.calling(500))).isEmpty();
    assertThat(decide(loads(3, 0, 0), third.moving(16e6))).isEmpty();
  }

  @Test
  void sendsWhatIsQuietWhereWhatTalksWouldNotFareBetter() {
    Hog alone = Hog.home(1, 0.6);
    assertThat(decide(loads(1.5, 0.3, 5), alone)).containsExactly("1->b");
    assertThat(decide(loads(1.5, 0.3, 5), alone.calling(600))).isEmpty();
  }

  private Decision talkedFor(long ms, Hog chatty) {
    Decision first = rule.decide(picture(0, loads(0, 1, 0), chatty), Memory.EMPTY);
    return rule.decide(picture(ms, loads(0, 1, 0), chatty), first.memory());
  }

  @Test
  void movesAwayProcessFromLoadedGuestToIdleHomeWhenItIsItsTurn() {
    List<String> seen =
        IntStream.range(0, 300)
            .mapToObj(
                second ->
                    rule.decide(
                        picture(
                            second * 1_000L,
                            loads(0, 4, 0.5),
                            Hog.away(1, "b", 0.25),
                            Hog.away(2, "b", 0.25)),
                        Memory.EMPTY))
            .flatMap(decision -> moves(decision).stream())
            .toList();
    assertThat(seen).containsOnly("2->a").hasSizeBetween(60, 140);
  }

  @Test
  void takesTurnsWithOtherLoadedNodes() {
    long acted =
        IntStream.range(0, 300)
            .filter(
                second ->
                    !rule.decide(
                            picture(second * 1_000L, loads(5, 5, 0), Hog.home(1, 0.2)),
                            Memory.EMPTY)
                        .proposals()
                        .isEmpty())
            .count();
    assertThat(acted).isBetween(100L, 200L);
  }
}
