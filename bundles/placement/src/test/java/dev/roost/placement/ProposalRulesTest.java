package dev.roost.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import dev.roost.api.StayReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProposalRulesTest {

  private static String objection(ClusterSnapshot snapshot, String target) {
    return ProposalRules.objection(snapshot, new Proposal(7, target, "why")).orElse("none");
  }

  @Test
  void allowsMoveToReadyNodeAndHome() {
    assertThat(objection(Pictures.three(Pictures.process(7, "a")), "b")).isEqualTo("none");
    assertThat(objection(Pictures.three(Pictures.process(7, "b")), "a")).isEqualTo("none");
    assertThat(objection(Pictures.three(Pictures.process(7, "b")), "c")).isEqualTo("none");
  }

  @Test
  void allowsHomeAlsoWhileNoNodeIsKnown() {
    ClusterSnapshot alone = Pictures.snapshot(List.of(), Pictures.process(7, "b"));
    assertThat(objection(alone, "a")).isEqualTo("none");
  }

  @Test
  void namesWhatIsUnknown() {
    assertThat(objection(Pictures.three(), "b")).contains("pid 7", "not in the snapshot");
    assertThat(objection(Pictures.three(Pictures.process(7, "a")), "x"))
        .contains("'x'", "known nodes: a, b, c");
    assertThat(objection(Pictures.three(Pictures.process(7, "a")), null)).contains("known nodes");
  }

  @Test
  void protectsProcessesThatMayNotMove() {
    assertThat(objection(Pictures.three(Pictures.process(7, "a", false, null)), "b"))
        .contains("not in the cgroup roost");
    StayReason stay = new StayReason("shared-memory", "It shares memory.");
    assertThat(objection(Pictures.three(Pictures.process(7, "a", true, stay)), "b"))
        .contains("it stays: shared-memory");
    ProcessView leaving = Pictures.process(7, "a", ProcessView.State.LEAVING, true, null);
    assertThat(objection(Pictures.three(leaving), "b")).contains("it is LEAVING");
    ProcessView frozen = Pictures.process(7, "a", ProcessView.State.FROZEN, false, null);
    assertThat(objection(Pictures.three(frozen), "b")).contains("it is FROZEN");
    assertThat(objection(Pictures.three(Pictures.process(7, "b")), "b")).contains("there already");
  }

  @Test
  void sendsNothingToNodesThatGo() {
    List<NodeView> nodes =
        List.of(Pictures.node("a", 1), Pictures.node("b", NodeView.State.LEAVING, 0));
    assertThat(objection(Pictures.snapshot(nodes, Pictures.process(7, "a")), "b"))
        .contains("that node is LEAVING");
  }

  @Test
  void sendsNothingToNodesThatAreFullOrSilent() {
    NodeView full = Pictures.node("b", NodeView.State.READY, 0, 0);
    assertThat(objection(Pictures.snapshot(List.of(full), Pictures.process(7, "a")), "b"))
        .contains("that node is full: 0 bytes are free, the process has 1048576");
    NodeView silent = Pictures.silent("b");
    assertThat(objection(Pictures.snapshot(List.of(silent), Pictures.process(7, "a")), "b"))
        .contains("that node has not said yet what it has");
  }

  @Test
  void keepsToTheNodesThatAProcessWasStartedFor() {
    assertThat(objection(Pictures.three(Pictures.onlyOn(Pictures.process(7, "a"), "c")), "b"))
        .contains("it may run on c only");
    assertThat(objection(Pictures.three(Pictures.onlyOn(Pictures.process(7, "a"), "b")), "b"))
        .isEqualTo("none");
    assertThat(objection(Pictures.three(Pictures.onlyOn(Pictures.process(7, "b"), "c")), "a"))
        .isEqualTo("none");
  }

  @Test
  void refusesTwoPlacesForOneProcess() {
    List<Proposal> both = List.of(new Proposal(7, "b", "x"), new Proposal(7, "c", "y"));
    assertThat(ProposalRules.objection(both)).hasValueSatisfying(s -> assertThat(s).contains("7"));
  }
}
