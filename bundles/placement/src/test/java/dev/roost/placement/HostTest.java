package dev.roost.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;
import dev.roost.api.ClusterSnapshot;
import dev.roost.api.HostingPolicy;
import dev.roost.api.OverridingPolicy;
import dev.roost.api.Placement.Hosting.Mode;
import dev.roost.api.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostTest {
  private static final Admission BUSY = Admission.none("its owner is back");

  private final RecordingEngine engine = new RecordingEngine();
  private final Policies policies = new Policies("owner,load", Duration.ofSeconds(5));
  private final Host host = new Host(Pictures::three, policies, engine, Mode.AUTO);
  private final AtomicReference<Admission> wanted = new AtomicReference<>(Admission.ALL);

  /** Says what the test wants; null is a fault. */
  private record Owner(AtomicReference<Admission> wanted)
      implements OverridingPolicy, HostingPolicy {
    @Override
    public String name() {
      return "owner";
    }

    @Override
    public String describe() {
      return "Says who comes in.";
    }

    @Override
    public List<Proposal> propose(ClusterSnapshot snapshot) {
      return List.of();
    }

    @Override
    public Admission admission(ClusterSnapshot snapshot) {
      return wanted.get();
    }
  }

  @AfterEach
  void close() {
    policies.close();
  }

  private Admission told() {
    return engine.admitted.poll();
  }

  @Test
  void everybodyIsTakenIfNoPolicySaysOtherwise() throws Exception {
    policies.add(LambdaPolicy.always("load"));
    host.decide();
    assertThat(told()).as("an earlier placement may have said otherwise").isEqualTo(Admission.ALL);
    host.decide();
    assertThat(told()).isNull();
  }

  @Test
  void engineIsToldAgainWhileNotAllAreTaken() throws Exception {
    policies.add(new Owner(wanted));
    wanted.set(BUSY);
    host.decide();
    host.decide();
    assertThat(List.of(told(), told())).containsOnly(BUSY);
    assertThat(host.view().admission()).isEqualTo(BUSY);
    wanted.set(Admission.ALL);
    host.decide();
    host.decide();
    assertThat(told()).isEqualTo(Admission.ALL);
    assertThat(told()).isNull();
  }

  @Test
  void engineThatWasAwayIsToldWhenItIsBack() throws Exception {
    engine.isAway = true;
    host.decide();
    assertThat(told()).isNull();
    engine.isAway = false;
    host.decide();
    assertThat(told()).isEqualTo(Admission.ALL);
  }

  @Test
  void onlyAPolicyThatIsAskedHasASay() throws Exception {
    policies.add(new Owner(wanted));
    policies.add(LambdaPolicy.always("load"));
    wanted.set(BUSY);
    policies.choose("load,owner");
    host.decide();
    assertThat(told()).isEqualTo(Admission.ALL);
    policies.choose("owner,load");
    host.decide();
    assertThat(told()).isEqualTo(BUSY);
  }

  @Test
  void whatAPolicySaidLastStaysWhileItIsAtFault() throws Exception {
    policies.add(new Owner(wanted));
    wanted.set(BUSY);
    host.decide();
    wanted.set(null);
    host.decide();
    assertThat(host.view().admission()).isEqualTo(BUSY);
    assertThat(policies.views().getFirst().fault()).contains("admission()");
  }

  @Test
  void aPersonsWordIsAboveThePolicys() throws Exception {
    policies.add(new Owner(wanted));
    wanted.set(new Admission(Guests.SOME, List.of("b"), "why"));
    host.choose(Mode.NONE);
    host.decide();
    assertThat(told()).isEqualTo(Admission.none("the node is reserved by its owner"));
    host.choose(Mode.ALL);
    host.decide();
    assertThat(told()).isEqualTo(Admission.ALL);
    host.choose(Mode.AUTO);
    host.decide();
    assertThat(told()).isEqualTo(wanted.get());
  }

  @Test
  void saysWhichModesThereAre() {
    assertThat(Host.mode("none")).isEqualTo(Mode.NONE);
    assertThatThrownBy(() -> Host.mode("NONE"))
        .hasMessage("dev.roost.placement: guests=NONE must be auto, none or all");
  }
}
