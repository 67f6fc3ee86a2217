package dev.roost.policy.memoryusher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Proposal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VetoTest {
  private final MemoryUsherPolicy policy = new MemoryUsherPolicy(Settings.DEFAULT);

  private Optional<String> objection(ClusterSnapshot snapshot, int pid, String target) {
    return policy.objection(snapshot, new Proposal(pid, target, "it is idle"));
  }

  @Test
  void objectsToWhatWouldMakeANodeShort() {
    ClusterSnapshot snapshot =
        new Cluster().node("a", 500).node("b", 299).node("c", 300).at(0, Big.home(1, 200));
    assertThat(objection(snapshot, 1, "b"))
        .hasValue("b would be short of memory: 30 % are usable without it");
    assertThat(objection(snapshot, 1, "c")).isEmpty();
  }

  @Test
  void objectsToComingHomeWhereMemoryIsShort() {
    ClusterSnapshot full = new Cluster().node("a", 50).node("b", 500).at(0, Big.away(1, "b", 60));
    assertThat(objection(full, 1, "a")).isPresent();
    ClusterSnapshot roomy = new Cluster().node("a", 90).node("b", 500).at(0, Big.away(1, "b", 60));
    assertThat(objection(roomy, 1, "a")).as("90 are left, and its own 60 it keeps").isPresent();
    ClusterSnapshot free = new Cluster().node("a", 100).node("b", 500).at(0, Big.away(1, "b", 60));
    assertThat(objection(free, 1, "a")).isEmpty();
  }

  @Test
  void objectsToWhereTasksWaitForMemory() {
    ClusterSnapshot pressed =
        new Cluster().node("a", 500).pressed("b", 149, 0.2).at(0, Big.home(1, 5));
    assertThat(objection(pressed, 1, "b")).isPresent();
  }

  @Test
  void reckonsWithWhatItHasJustProposed() {
    ClusterSnapshot snapshot =
        new Cluster().node("a", 50).node("b", 400).at(0, Big.home(1, 110), Big.home(2, 210));
    assertThat(objection(snapshot, 2, "b")).isEmpty();
    assertThat(policy.propose(snapshot)).extracting(Proposal::pid).containsExactly(1);
    assertThat(objection(snapshot, 2, "b")).as("290 are left of the 400").isPresent();
  }

  @Test
  void hasNothingToSayOfWhatItDoesNotKnow() {
    ClusterSnapshot snapshot = new Cluster().node("a", 500).silent("b", -1).at(0, Big.home(1, 200));
    assertThat(objection(snapshot, 1, "b")).isEmpty();
    assertThat(objection(snapshot, 1, "nowhere")).isEmpty();
    assertThat(objection(snapshot, 9, "b")).isEmpty();
  }
}
