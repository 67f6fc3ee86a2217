package dev.roost.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ExplainingPolicy;
import dev.roost.api.Explanation;
import dev.roost.api.OverridingPolicy;
import dev.roost.api.Placement;
import dev.roost.api.Placement.PolicyView;
import dev.roost.api.Proposal;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlacementServiceTest {
  private final RecordingEngine engine = new RecordingEngine();
  private final PlacementService placement =
      new PlacementService(
          () -> Pictures.three(Pictures.process(7, "a")), engine, null, new Settings("load", 5, 1));

  @AfterEach
  void stop() {
    placement.stop();
  }

  private record Settings(String policy, long intervalMs, String guests, int concurrentMoves)
      implements PlacementService.Config {
    Settings(String policy, long intervalMs, int concurrentMoves) {
      this(policy, intervalMs, "auto", concurrentMoves);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return PlacementService.Config.class;
    }
  }

  @Test
  void decidesByItselfEachInterval() throws Exception {
    placement.addPolicy(LambdaPolicy.always("load", new Proposal(7, "b", "because")));
    placement.start();
    assertThat(engine.asked.poll(5, TimeUnit.SECONDS)).startsWith("7->b");
    assertThat(engine.asked.poll(5, TimeUnit.SECONDS)).startsWith("7->b");
  }

  @Test
  void usesPolicyUntilConfigurationNamesAnother() {
    placement.addPolicy(LambdaPolicy.always("load"));
    placement.addPolicy(LambdaPolicy.always("hold"));
    placement.use("hold");
    assertThat(active()).isEqualTo("hold");
    placement.modified(new Settings("load", 5, 1));
    assertThat(active()).isEqualTo("hold");
    placement.modified(new Settings("hold", 5, 1));
    placement.modified(new Settings("load", 5, 1));
    assertThat(active()).isEqualTo("load");
  }

  private String active() {
    return placement.policies().stream()
        .filter(PolicyView::active)
        .map(PolicyView::name)
        .findFirst()
        .orElse("none");
  }

  @Test
  void saysWhichPoliciesThereAre() {
    placement.addPolicy(LambdaPolicy.always("load"));
    placement.addPolicy(LambdaPolicy.always("hold"));
    assertThatThrownBy(() -> placement.use("spread"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no placement policy 'spread'; installed: hold, load");
  }

  @Test
  void explainsByTheActivePolicy() {
    assertThatThrownBy(() -> placement.explain(7, ""))
        .hasMessage("no placement policy of load is installed; installed: none");
    placement.addPolicy(LambdaPolicy.always("hold"));
    placement.addPolicy(new WordyPolicy());
    assertThatThrownBy(() -> placement.explain(7, "")).hasMessageContaining("of load is installed");
    placement.use("wordy");
    assertThat(placement.explain(7, ""))
        .isEqualTo(new Explanation(7, "wordy", "It stays.", List.of()));
    assertThatThrownBy(() -> placement.explain(8, ""))
        .hasMessage("pid 8 is not one that policies look at; roost:ps shows these");
    assertThatThrownBy(() -> placement.explain(666, ""))
        .hasMessage("policy wordy: explain() threw java.lang.IllegalStateException: oops");
    placement.use("hold");
    assertThatThrownBy(() -> placement.explain(7, ""))
        .hasMessage("policy hold does not explain what it does");
  }

  @Test
  void usesAnOrderOfPolicies() {
    placement.addPolicy(LambdaPolicy.always("load"));
    placement.addPolicy(LambdaPolicy.always("hold"));
    placement.use("hold,load");
    assertThat(active()).isEqualTo("hold");
    assertThatThrownBy(() -> placement.use("hold,spread"))
        .hasMessage("there is no placement policy 'spread'; installed: hold, load");
    assertThatThrownBy(() -> placement.use(" , "))
        .hasMessage("name a placement policy; installed: hold, load");
  }

  @Test
  void overridingPoliciesAreActiveBesidesTheOneThatDecides() {
    placement.addPolicy(new Careful());
    placement.addPolicy(LambdaPolicy.always("load"));
    placement.addPolicy(new WordyPolicy());
    placement.use("careful,wordy,load");
    assertThat(placement.policies().stream().filter(PolicyView::active).map(PolicyView::name))
        .containsExactly("careful", "wordy");
    assertThat(placement.explain(7, "").policy()).isEqualTo("wordy");
    assertThatThrownBy(() -> placement.explain(7, "careful"))
        .hasMessage("policy careful does not explain what it does");
    assertThatThrownBy(() -> placement.explain(7, "spread"))
        .hasMessage("there is no placement policy 'spread'; installed: careful, load, wordy");
  }

  private record Careful() implements OverridingPolicy {
    @Override
    public String name() {
      return "careful";
    }

    @Override
    public String describe() {
      return "Abstains.";
    }

    @Override
    public List<Proposal> propose(ClusterSnapshot snapshot) {
      return List.of();
    }
  }

  @Test
  void reservesTheNodeByHandAndByConfiguration() throws Exception {
    placement.host(Placement.Hosting.Mode.NONE);
    placement.start();
    assertThat(engine.admitted.poll(5, TimeUnit.SECONDS).takes("b")).isFalse();
    placement.modified(new Settings("load", 6, 1));
    assertThat(placement.hosting().mode()).isEqualTo(Placement.Hosting.Mode.NONE);
    placement.modified(new Settings("load", 6, "all", 1));
    assertThat(placement.hosting().mode()).isEqualTo(Placement.Hosting.Mode.ALL);
    assertThatThrownBy(() -> placement.modified(new Settings("load", 6, "some", 1)))
        .hasMessage("dev.roost.placement: guests=some must be auto, none or all");
  }

  private record WordyPolicy() implements ExplainingPolicy {
    @Override
    public String name() {
      return "wordy";
    }

    @Override
    public String describe() {
      return "Talks.";
    }

    @Override
    public List<Proposal> propose(ClusterSnapshot snapshot) {
      return List.of();
    }

    @Override
    public Optional<Explanation> explain(ClusterSnapshot snapshot, int pid) {
      if (pid == 666) {
        throw new IllegalStateException("oops");
      }
      return snapshot
          .process(pid)
          .map(process -> new Explanation(pid, name(), "It stays.", List.of()));
    }
  }

  @Test
  void refusesIntervalThatIsNone() {
    assertThatThrownBy(() -> placement.modified(new Settings("load", 0, 1)))
        .hasMessageContaining("intervalMs=0");
  }
}
