package dev.roost.policy.ownerfirst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;
import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Back after 1 s of more than 0.5 CPUs, gone after 30 s of less. */
class AdmissionRuleTest {
  private static final Admission BACK = Admission.none("its owner is back");

  private OwnerFirstPolicy policy = new OwnerFirstPolicy(Settings.DEFAULT);

  private static Settings first(boolean others, boolean firstAlone, String... first) {
    return new Settings(0.5, 1_000, 30_000, List.of(first), others, firstAlone);
  }

  private Admission admission(House house, long ms) {
    return policy.admission(house.at(ms));
  }

  @Test
  void takesEverybodyWhileItsOwnerIsAway() {
    for (long ms = 0; ms < 60_000; ms += 1_000) {
      assertThat(admission(new House(0.4), ms)).isEqualTo(Admission.ALL);
    }
  }

  @Test
  void takesNobodyOnceTheOwnerIsBackForAMoment() {
    assertThat(admission(new House(1).guest("b", 0.4), 0)).isEqualTo(Admission.ALL);
    assertThat(admission(new House(1).guest("b", 0.4), 999)).isEqualTo(Admission.ALL);
    assertThat(admission(new House(1).guest("b", 0.4), 1_000)).isEqualTo(BACK);
  }

  @Test
  void aBurstIsNotTheOwner() {
    assertThat(admission(new House(2), 0)).isEqualTo(Admission.ALL);
    assertThat(admission(new House(0), 900)).isEqualTo(Admission.ALL);
    assertThat(admission(new House(2), 1_800)).isEqualTo(Admission.ALL);
  }

  @Test
  void takesGuestsAgainWhenTheOwnerHasBeenAwayForAWhile() {
    admission(new House(1), 0);
    assertThat(admission(new House(1), 5_000)).isEqualTo(BACK);
    assertThat(admission(new House(0), 35_000)).isEqualTo(BACK);
    assertThat(admission(new House(0), 35_001)).isEqualTo(Admission.ALL);
  }

  /** Four guests on two CPUs get half of one each, and want one. */
  @Test
  void guestsAreNotTheOwnerHoweverManyTheyAre() {
    for (long ms = 0; ms < 10_000; ms += 500) {
      House crowded = new House(4).guest("b", 0.5).guest("b", 0.5).guest("c", 0.5).guest("c", 0.5);
      assertThat(admission(crowded, ms)).isEqualTo(Admission.ALL);
    }
    House and = new House(5).guest("b", 0.4).guest("b", 0.4).guest("c", 0.4).guest("c", 0.4);
    assertThat(admission(and, 10_000)).isEqualTo(Admission.ALL);
    assertThat(admission(and, 11_000)).isEqualTo(BACK);
  }

  /** The load shows them for a while without their own figures, or without them. */
  @Test
  void guestsThatComeAndGoAreNotTheOwner() {
    for (long ms = 0; ms < 3_000; ms += 500) {
      assertThat(admission(new House(1).guest("b", 0, ms), ms)).isEqualTo(Admission.ALL);
    }
    for (long ms = 3_000; ms < 10_000; ms += 500) {
      assertThat(admission(new House(1).guest("b", 1, ms), ms)).isEqualTo(Admission.ALL);
    }
    for (long ms = 10_000; ms < 12_500; ms += 500) {
      assertThat(admission(new House(1), ms)).as("at %d", ms).isEqualTo(Admission.ALL);
    }
    for (long ms = 12_500; ms < 14_000; ms += 500) {
      admission(new House(1), ms);
    }
    assertThat(admission(new House(1), 14_000)).as("by then it is another's").isEqualTo(BACK);
  }

  @Test
  void othersLeaveWhileGuestsThatComeFirstAreThere() {
    policy = new OwnerFirstPolicy(first(true, true, "n2", "n1"));
    assertThat(admission(new House(1).guest("b", 1), 0)).isEqualTo(Admission.ALL);
    Admission alone =
        new Admission(Guests.SOME, List.of("n1", "n2"), "guests that come first are there");
    assertThat(admission(new House(2).guest("b", 1).guest("n1", 1), 1_000)).isEqualTo(alone);
    assertThat(admission(new House(0), 31_000)).isEqualTo(alone);
    assertThat(admission(new House(0), 31_001)).isEqualTo(Admission.ALL);
    assertThat(admission(new House(3).guest("n1", 1), 32_000).takes("n1")).isTrue();
    assertThat(admission(new House(3).guest("n1", 1), 33_000)).as("not even they").isEqualTo(BACK);
  }

  @Test
  void othersMayStayIfTheOwnerSaysSo() {
    policy = new OwnerFirstPolicy(first(true, false, "n1"));
    assertThat(admission(new House(1).guest("n1", 1), 0)).isEqualTo(Admission.ALL);
  }

  @Test
  void othersAreNotTakenIfTheOwnerSaysSo() {
    policy = new OwnerFirstPolicy(first(false, true, "n1"));
    assertThat(admission(new House(0), 0))
        .isEqualTo(new Admission(Guests.SOME, List.of("n1"), "its owner takes no others"));
    policy = new OwnerFirstPolicy(first(false, true));
    assertThat(admission(new House(0), 0).guests()).isEqualTo(Guests.NONE);
  }

  @Test
  void nothingFollowsFromALoadThatIsNotKnown() {
    admission(new House(1), 0);
    NodeView silent =
        new NodeView("a", NodeView.State.READY, "h", 7400, "", "", "", LoadVector.UNKNOWN, 0);
    ClusterSnapshot unknown = new ClusterSnapshot("lab", "a", 1_000, List.of(silent), List.of());
    assertThat(policy.admission(unknown)).isEqualTo(Admission.ALL);
    assertThat(admission(new House(1), 2_000)).isEqualTo(BACK);
  }
}
