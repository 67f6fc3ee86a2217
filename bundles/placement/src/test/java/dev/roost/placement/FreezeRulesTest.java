package dev.roost.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Freeze;
import dev.roost.api.ProcessView;
import dev.roost.api.ProcessView.State;
import dev.roost.api.StayReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezeRulesTest {

  private static String objection(ProcessView process, boolean frozen) {
    ClusterSnapshot snapshot = Pictures.three(process);
    return FreezeRules.objection(snapshot, new Freeze(7, frozen, "because")).orElse("none");
  }

  @Test
  void onlyWhatIsAtHomeIsFrozen() {
    StayReason shares = new StayReason("shared-memory", "It shares memory.");
    assertThat(objection(Pictures.process(7, "a"), true)).isEqualTo("none");
    assertThat(objection(Pictures.process(7, "a", true, shares), true))
        .as("it cannot move, but it can stop")
        .isEqualTo("none");
    assertThat(objection(Pictures.process(7, "b"), true))
        .isEqualTo("would freeze pid 7; it is AWAY");
    assertThat(objection(Pictures.process(8, "a"), true))
        .isEqualTo("would freeze pid 7; it is not in the snapshot");
    assertThat(objection(Pictures.process(7, "a", false, null), true))
        .contains("policies may not freeze it");
  }

  @Test
  void onlyWhatAPolicyHasFrozenIsThawed() {
    assertThat(objection(Pictures.process(7, "a", State.FROZEN, true, null), false))
        .isEqualTo("none");
    assertThat(objection(Pictures.process(7, "a"), false))
        .isEqualTo("would thaw pid 7; it is HOME");
    assertThat(objection(Pictures.process(7, "a", State.FROZEN, false, null), false))
        .isEqualTo("would thaw pid 7; policies may not thaw it: a person has frozen it");
  }

  @Test
  void eachProcessOnce() {
    List<Freeze> both = List.of(new Freeze(7, true, "x"), new Freeze(7, false, "y"));
    assertThat(FreezeRules.objection(both))
        .hasValue("would freeze or thaw pid 7 more than once in one decision");
  }
}
