package dev.roost.policy.ownerfirst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.Explanation;
import dev.roost.api.Explanation.Choice;
import dev.roost.api.NodeView.State;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import org.junit.jupiter.api.Test;

class HomingTest {
  private final OwnerFirstPolicy policy = new OwnerFirstPolicy(Settings.DEFAULT);

  private static House house() {
    return new House(0).node("b", State.RESERVED).node("c", State.READY);
  }

  @Test
  void callsHomeWhatIsNotWantedWhereItIs() {
    assertThat(policy.propose(house().away(1, "b", true).away(2, "c", true).at(0)))
        .containsExactly(new Proposal(1, "a", "b takes no guests of a"));
  }

  @Test
  void leavesWhatPoliciesMayNotMoveOrIsOnItsWay() {
    House house =
        house()
            .away(1, "b", false)
            .own(2, ProcessView.State.RETURNING, "b")
            .own(3, ProcessView.State.HOME, "a");
    assertThat(policy.propose(house.at(0))).isEmpty();
  }

  @Test
  void doesNotRepeatAnOrderThatIsBeingFollowed() {
    House house = house().away(1, "b", true);
    assertThat(policy.propose(house.at(0))).hasSize(1);
    assertThat(policy.propose(house.at(2_999))).isEmpty();
    assertThat(policy.propose(house.at(3_000))).hasSize(1);
  }

  @Test
  void objectsToNothing() {
    assertThat(policy.objection(house().at(0), new Proposal(1, "b", "why"))).isEmpty();
  }

  @Test
  void explainsItself() {
    Explanation unwanted = policy.explain(house().away(1, "b", true).at(0), 1).orElseThrow();
    assertThat(unwanted.verdict()).isEqualTo("It goes home: b takes no guests of a.");
    assertThat(unwanted.choices()).extracting(Choice::node).containsExactly("a", "c", "b");
    assertThat(unwanted.choices()).extracting(Choice::cost).containsExactly(0.0, 0.0, 1.0);
    Explanation wanted = policy.explain(house().away(1, "c", true).at(0), 1).orElseThrow();
    assertThat(wanted.verdict()).isEqualTo("It is wanted where it is, on c.");
  }
}
