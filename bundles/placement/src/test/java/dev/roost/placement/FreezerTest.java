package dev.roost.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Freeze;
import dev.roost.api.FreezingPolicy;
import dev.roost.api.OverridingPolicy;
import dev.roost.api.ProcessView;
import dev.roost.api.ProcessView.State;
import dev.roost.api.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FreezerTest {
  private static final String NOBODY = ": no policy freezes any more";

  private final RecordingEngine engine = new RecordingEngine();
  private final Policies policies = new Policies("winter,load", Duration.ofSeconds(5));
  private final Moves moves = new Moves(engine, 2);
  private final Freezes freezes = new Freezes(engine, moves);
  private final AtomicReference<List<Freeze>> wanted = new AtomicReference<>(List.of());
  private long nowMs;
  private List<ProcessView> processes =
      List.of(
          Pictures.process(7, "a"),
          Pictures.process(8, "a", State.FROZEN, true, null),
          Pictures.process(9, "a", State.FROZEN, false, null));
  private final Freezer freezer = new Freezer(this::snapshot, policies, freezes);

  /** Says what the test wants; null is a fault. */
  private record Winter(AtomicReference<List<Freeze>> wanted)
      implements OverridingPolicy, FreezingPolicy {
    @Override
    public String name() {
      return "winter";
    }

    @Override
    public String describe() {
      return "Freezes.";
    }

    @Override
    public List<Proposal> propose(ClusterSnapshot snapshot) {
      return List.of();
    }

    @Override
    public List<Freeze> freezes(ClusterSnapshot snapshot) {
      return wanted.get();
    }
  }

  private ClusterSnapshot snapshot() {
    return new ClusterSnapshot("lab", "a", nowMs, Pictures.three().nodes(), List.copyOf(processes));
  }

  private void wants(Freeze... these) {
    wanted.set(List.of(these));
  }

  private static Freeze freeze(int pid) {
    return new Freeze(pid, true, "the node is red");
  }

  private static Freeze thaw(int pid) {
    return new Freeze(pid, false, "there is room");
  }

  private String asked() throws InterruptedException {
    return engine.asked.poll(5, TimeUnit.SECONDS);
  }

  private void awaitEnd() {
    while (moves.areUnderWay()) {
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void close() {
    engine.gate.countDown();
    freezes.close();
    moves.close();
    policies.close();
  }

  @Test
  void carriesOutWhatThePolicySaysInItsOrder() throws Exception {
    policies.add(new Winter(wanted));
    wants(freeze(7), thaw(8));
    freezer.decide();
    assertThat(List.of(asked(), asked())).containsExactly("freeze 7", "thaw 8: there is room");
    awaitEnd();
    wants();
    freezer.decide();
    awaitEnd();
    assertThat(engine.asked).isEmpty();
    assertThat(policies.views().getFirst().fault()).isNull();
  }

  @Test
  void whatIsBeingMovedIsNotFrozenAndViceVersa() throws Exception {
    policies.add(new Winter(wanted));
    engine.gate = new CountDownLatch(1);
    assertThat(moves.begin(snapshot(), new Proposal(7, "b", "it is idle"))).isTrue();
    assertThat(asked()).startsWith("7->b");
    wants(freeze(7), thaw(8));
    freezer.decide();
    assertThat(asked()).isEqualTo("thaw 8: there is room");
    assertThat(moves.begin(snapshot(), new Proposal(8, "b", "it is idle"))).isFalse();
    freezer.decide();
    engine.gate.countDown();
    awaitEnd();
    assertThat(engine.asked).isEmpty();
    freezer.decide();
    assertThat(asked()).isEqualTo("freeze 7");
  }

  @Test
  void containsNonsenseAndCarriesOutTheRest() throws Exception {
    policies.add(new Winter(wanted));
    wants(thaw(9), freeze(8), freeze(99), freeze(7));
    freezer.decide();
    assertThat(asked()).isEqualTo("freeze 7");
    awaitEnd();
    assertThat(engine.asked).isEmpty();
    assertThat(policies.views().getFirst().fault()).startsWith("would thaw pid 9; ");
    wants(freeze(7), thaw(7));
    freezer.decide();
    awaitEnd();
    assertThat(engine.asked).isEmpty();
    assertThat(policies.views().getFirst().fault()).contains("pid 7 more than once");
  }

  @Test
  void everythingStaysWhileThePolicyIsAtFault() throws Exception {
    policies.add(new Winter(wanted));
    wanted.set(null);
    freezer.decide();
    nowMs += 2 * Freezer.PATIENCE_MS;
    freezer.decide();
    awaitEnd();
    assertThat(engine.asked).isEmpty();
    assertThat(policies.views().getFirst().fault()).contains("freezes()");
  }

  @Test
  void onlyAPolicyThatIsAskedHasASay() throws Exception {
    policies.add(new Winter(wanted));
    policies.add(LambdaPolicy.always("load"));
    policies.choose("load,winter");
    wants(freeze(7));
    freezer.decide();
    assertThat(asked()).isEqualTo("thaw 8" + NOBODY);
    awaitEnd();
    policies.choose("winter,load");
    freezer.decide();
    assertThat(asked()).isEqualTo("freeze 7");
    assertThat(engine.asked).isEmpty();
  }

  @Test
  void whatAPersonHasFrozenStaysSoWhenNoPolicyFreezesAnyMore() throws Exception {
    policies.add(LambdaPolicy.always("load"));
    policies.choose("load");
    freezer.decide();
    assertThat(asked()).isEqualTo("thaw 8" + NOBODY);
    awaitEnd();
    assertThat(engine.asked).isEmpty();
  }

  /** Its bundle is updated, or the agent has just begun. */
  @Test
  void aPolicyThatIsMissingMayComeBackForAWhile() throws Exception {
    policies.add(LambdaPolicy.always("load"));
    freezer.decide();
    nowMs += Freezer.PATIENCE_MS - 1;
    freezer.decide();
    awaitEnd();
    assertThat(engine.asked).isEmpty();
    nowMs++;
    freezer.decide();
    assertThat(asked()).isEqualTo("thaw 8" + NOBODY);
  }

  @Test
  void whatTheEngineRefusesMayBeAskedForAgain() throws Exception {
    policies.add(new Winter(wanted));
    wants(freeze(7));
    engine.isAway = true;
    freezer.decide();
    assertThat(asked()).isEqualTo("freeze 7");
    awaitEnd();
    freezer.decide();
    assertThat(asked()).isEqualTo("freeze 7");
    assertThat(policies.views().getFirst().fault()).isNull();
  }
}
