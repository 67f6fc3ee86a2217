package dev.roost.policy.memoryusher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every node has 1000 MiB: short is below 100 usable, well again is 150. */
class UsherTest {
  private final Usher usher = new Usher(Settings.DEFAULT);

  private static List<String> moves(Decision decision) {
    return decision.proposals().stream().map(p -> p.pid() + "->" + p.target()).toList();
  }

  private List<String> decide(Cluster cluster, Big... processes) {
    return moves(usher.decide(cluster.at(1_000_000, processes), Memory.EMPTY));
  }

  @Test
  void abstainsWhileNobodyIsShort() {
    assertThat(decide(new Cluster().node("a", 100).node("b", 900), Big.home(1, 400))).isEmpty();
    assertThat(decide(new Cluster().silent("a", -1).node("b", 900), Big.home(1, 400))).isEmpty();
  }

  @Test
  void abstainsWhenNobodyHasRoom() {
    assertThat(decide(new Cluster().node("a", 50).node("b", 300), Big.home(1, 200))).isEmpty();
  }

  @Test
  void sendsTheSmallestThatIsEnough() {
    Cluster cluster = new Cluster().node("a", 50).node("b", 900);
    Big[] processes = {Big.home(1, 300), Big.home(2, 99), Big.home(3, 100), Big.home(4, 20)};
    assertThat(decide(cluster, processes)).containsExactly("3->b");
  }

  @Test
  void sendsTheLargestOnesIfNoneIsEnough() {
    Cluster cluster = new Cluster().node("a", 10).node("b", 900);
    assertThat(decide(cluster, Big.home(1, 50), Big.home(2, 90), Big.home(3, 60)))
        .containsExactly("2->b", "1->b");
  }

  @Test
  void sendsASmallerOneIfTheOthersFitNowhere() {
    Cluster cluster = new Cluster().node("a", 50).node("b", 300);
    assertThat(decide(cluster, Big.home(1, 200), Big.home(2, 90))).containsExactly("2->b");
  }

  @Test
  void choosesTheTightestFitAndOfEqualOnesTheLessLoaded() {
    Cluster cluster = new Cluster().node("a", 50).node("b", 900).node("c", 260).node("d", 240);
    assertThat(decide(cluster, Big.home(1, 100))).containsExactly("1->c");
    Cluster equal = new Cluster().node("a", 50).loaded("b", 500, 2).loaded("c", 500, 1);
    assertThat(decide(equal, Big.home(1, 100))).containsExactly("1->c");
  }

  @Test
  void nodesThatAreShortAtTheSameTimeChooseDifferently() {
    Cluster cluster = new Cluster().node("Z", 50).node("a", 50).node("b", 400).node("c", 500);
    assertThat(decide(cluster, Big.home(1, 100))).as("Z comes before it").containsExactly("1->c");
  }

  /** It is there still, and nobody touches it. */
  @Test
  void whatHomeKeepsOfTheAbsentIsUsable() {
    Cluster cluster = new Cluster().node("a", 0).node("b", 900);
    assertThat(decide(cluster, Big.home(1, 400), Big.away(2, "b", 100))).isEmpty();
    assertThat(decide(cluster, Big.home(1, 400), Big.away(2, "b", 99))).containsExactly("1->b");
    Big leaving = Big.home(2, 150).in(ProcessView.State.LEAVING);
    assertThat(decide(cluster, Big.home(1, 400), leaving)).isEmpty();
    Big returning = Big.away(2, "b", 150).in(ProcessView.State.RETURNING);
    assertThat(decide(cluster, Big.home(1, 400), returning)).containsExactly("1->b");
  }

  /** Of the 300 that it keeps 250 are in swap. */
  @Test
  void whatIsInSwapAlreadyFreesNothingMore() {
    Big[] processes = {Big.home(1, 400), Big.away(2, "b", 300)};
    Cluster swapped = new Cluster().swapping("a", 40, 1_000, 750).node("b", 900);
    assertThat(decide(swapped, processes)).containsExactly("1->b");
    Cluster resident = new Cluster().swapping("a", 40, 1_000, 1_000).node("b", 900);
    assertThat(decide(resident, processes)).isEmpty();
  }

  @Test
  void homeWithoutSwapGainsNothing() {
    Cluster none = new Cluster().swapping("a", 40, 0, 0).node("b", 900);
    assertThat(decide(none, Big.home(1, 400))).isEmpty();
    Cluster full = new Cluster().swapping("a", 40, 500, 0).node("b", 900);
    assertThat(decide(full, Big.home(1, 400))).isEmpty();
    Cluster some = new Cluster().swapping("a", 40, 500, 200).node("b", 900);
    assertThat(decide(some, Big.home(1, 400))).containsExactly("1->b");
    Cluster guest = new Cluster().node("a", 900).swapping("b", 40, 0, 0);
    assertThat(decide(guest, Big.away(1, "b", 400))).as("a guest does").containsExactly("1->a");
  }

  @Test
  void believesTasksThatWaitMoreThanFigures() {
    Big[] processes = {Big.home(1, 400), Big.away(2, "b", 300)};
    assertThat(decide(new Cluster().pressed("a", 0, 0.11).node("b", 900), processes))
        .containsExactly("1->b");
    assertThat(decide(new Cluster().pressed("a", 0, 0.09).node("b", 900), processes)).isEmpty();
    assertThat(decide(new Cluster().pressed("a", 200, 0.9).node("b", 900), processes))
        .as("they wait for something else: much is free")
        .isEmpty();
  }

  @Test
  void callsHomeFromAGuestThatIsShort() {
    Cluster cluster = new Cluster().node("a", 200).node("b", 40).node("c", 900);
    assertThat(decide(cluster, Big.away(1, "b", 120))).containsExactly("1->a");
  }

  @Test
  void goesFromGuestToGuestIfHomeHasNoRoom() {
    Cluster cluster = new Cluster().node("a", 110).node("b", 40).node("c", 900);
    assertThat(decide(cluster, Big.away(1, "b", 120), Big.home(2, 500))).containsExactly("1->c");
  }

  @Test
  void leavesWhatMayNotMoveOrIsNotWorthIt() {
    assertThat(
            decide(
                new Cluster().node("a", 10).node("b", 900),
                Big.home(1, 200).byHandOnly(),
                Big.home(2, 200).staying(),
                Big.home(4, 200).moved(9_999),
                Big.home(5, 200).aged(499),
                Big.home(6, 3)))
        .isEmpty();
  }

  @Test
  void sendsNothingToNodesThatGoAreSilentOrShortThemselves() {
    Cluster unfit =
        new Cluster()
            .node("a", 10)
            .in(NodeView.State.LEAVING, "b", 900)
            .in(NodeView.State.LOST, "c", 900)
            .in(NodeView.State.RESERVED, "d", 900)
            .silent("e", -1)
            .silent("f", 5_001)
            .pressed("g", 140, 0.5)
            .node("h", 249);
    assertThat(decide(unfit, Big.home(1, 100))).isEmpty();
    assertThat(decide(unfit.node("i", 250), Big.home(1, 100))).containsExactly("1->i");
  }

  @Test
  void reckonsWithItsOwnMovesUntilFiguresShowThem() {
    Cluster cluster = new Cluster().node("a", 50).node("b", 380);
    Decision first = usher.decide(cluster.at(0, Big.home(1, 110), Big.home(2, 210)), Memory.EMPTY);
    assertThat(moves(first)).containsExactly("1->b");
    // It went, and home does not get its memory back: 160 usable are enough.
    Big gone = Big.away(1, "b", 110).moved(500);
    ClusterSnapshot then = cluster.at(1_000, gone, Big.home(2, 210));
    assertThat(moves(usher.decide(then, first.memory()))).isEmpty();
    // It was refused, but b is not believed to have 380 yet.
    ClusterSnapshot refused = cluster.at(1_000, Big.home(1, 110), Big.home(2, 210));
    assertThat(moves(usher.decide(refused, first.memory()))).isEmpty();
    ClusterSnapshot later = cluster.at(3_000, Big.home(1, 110), Big.home(2, 210));
    assertThat(moves(usher.decide(later, first.memory()))).containsExactly("2->b");
  }

  @Test
  void asksForTheSameAgainOnlyAfterAWhile() {
    Cluster cluster = new Cluster().node("a", 50).node("b", 900);
    Decision first = usher.decide(cluster.at(0, Big.home(1, 110)), Memory.EMPTY);
    Decision soon = usher.decide(cluster.at(4_999, Big.home(1, 110)), first.memory());
    assertThat(moves(soon)).isEmpty();
    assertThat(moves(usher.decide(cluster.at(5_000, Big.home(1, 110)), soon.memory())))
        .containsExactly("1->b");
  }

  @Test
  void doesNotMoveMoreThanCanBeUnderWay() {
    Big[] many = {Big.home(1, 20), Big.home(2, 20), Big.home(3, 20), Big.home(4, 20)};
    assertThat(decide(new Cluster().node("a", 0).node("b", 900), many)).hasSize(2);
  }
}
