package dev.roost.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.OverridingPolicy;
import dev.roost.api.Placement.PolicyView;
import dev.roost.api.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeciderTest {
  private static final Proposal TO_B = new Proposal(7, "b", "because");
  private static final ClusterSnapshot SNAPSHOT =
      Pictures.three(Pictures.process(7, "a"), Pictures.process(8, "a"), Pictures.process(9, "a"));

  private final RecordingEngine engine = new RecordingEngine();
  private final Policies policies = new Policies("load", Duration.ofMillis(200));
  private final Moves moves = new Moves(engine, 2);
  private final Decider decider = new Decider(() -> SNAPSHOT, policies, moves);

  @AfterEach
  void close() {
    engine.gate.countDown();
    moves.close();
    policies.close();
  }

  private String asked() throws InterruptedException {
    return engine.asked.poll(5, TimeUnit.SECONDS);
  }

  private PolicyView view() {
    return policies.views().getFirst();
  }

  @Test
  void carriesOutWhatTheActivePolicyProposes() throws Exception {
    policies.add(LambdaPolicy.always("load", TO_B));
    policies.add(LambdaPolicy.always("other", new Proposal(8, "c", "no")));
    decider.decide();
    assertThat(asked()).isEqualTo("7->b@10.0.0.b:7400");
    assertThat(engine.asked).isEmpty();
    assertThat(view()).isEqualTo(new PolicyView("load", true, "Policy of a test.", 1, null));
  }

  @Test
  void followsPoliciesThatComeChangeAndGo() throws Exception {
    decider.decide();
    LambdaPolicy first = LambdaPolicy.always("load", TO_B);
    policies.add(first);
    decider.decide();
    assertThat(asked()).startsWith("7->b");
    policies.remove(first);
    policies.add(LambdaPolicy.always("load", new Proposal(8, "c", "newer")));
    decider.decide();
    assertThat(asked()).startsWith("8->c");
    policies.choose("other");
    decider.decide();
    assertThat(engine.asked).isEmpty();
  }

  @Test
  void doesNotRepeatProposalWhileItIsCarriedOut() throws Exception {
    engine.gate = new CountDownLatch(1);
    policies.add(LambdaPolicy.always("load", TO_B));
    decider.decide();
    assertThat(asked()).startsWith("7->b");
    decider.decide();
    decider.decide();
    assertThat(engine.asked).isEmpty();
  }

  @Test
  void slowMovesDoNotStopDecisionsAndAreLimited() throws Exception {
    engine.gate = new CountDownLatch(1);
    policies.add(
        LambdaPolicy.always("load", TO_B, new Proposal(8, "b", "x"), new Proposal(9, "c", "y")));
    decider.decide();
    assertThat(List.of(asked().substring(0, 1), asked().substring(0, 1)))
        .containsExactlyInAnyOrder("7", "8");
    decider.decide();
    assertThat(engine.asked).isEmpty();
    assertThat(view().proposals()).isEqualTo(6);
  }

  @Test
  void containsPolicyThatThrows() throws Exception {
    policies.add(
        new LambdaPolicy(
            "load",
            snapshot -> {
              throw new IllegalStateException("oops");
            }));
    decider.decide();
    assertThat(view().fault()).contains("propose() threw", "oops");
  }

  @Test
  void containsPolicyThatEndsTheStack() throws Exception {
    policies.add(
        new LambdaPolicy(
            "load",
            snapshot -> {
              throw new StackOverflowError();
            }));
    decider.decide();
    assertThat(view().fault()).contains("StackOverflowError");
  }

  @Test
  void containsPolicyThatBlocksAndDoesNotCallItAgainMeanwhile() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch calls = new CountDownLatch(2);
    policies.add(
        new LambdaPolicy(
            "load",
            snapshot -> {
              calls.countDown();
              awaitUninterruptibly(release);
              return List.of(TO_B);
            }));
    decider.decide();
    decider.decide();
    assertThat(calls.getCount()).isEqualTo(1);
    assertThat(view().fault()).isEqualTo("propose() took longer than 200 ms");
    assertThat(engine.asked).isEmpty();
    release.countDown();
    while (engine.asked.isEmpty()) {
      decider.decide();
    }
    assertThat(asked()).startsWith("7->b");
  }

  @Test
  void containsNonsenseAndCarriesOutTheRest() throws Exception {
    policies.add(LambdaPolicy.always("load", new Proposal(99, "b", "?"), TO_B));
    decider.decide();
    assertThat(asked()).startsWith("7->b");
    assertThat(view().fault()).contains("pid 99");
  }

  @Test
  void containsNull() throws Exception {
    policies.add(new LambdaPolicy("load", snapshot -> null));
    decider.decide();
    assertThat(view().fault()).contains("NullPointerException");
  }

  @Test
  void nextInTheOrderDecidesWhileTheFirstIsAtFault() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    List<Function<ClusterSnapshot, List<Proposal>>> faults =
        List.of(
            snapshot -> {
              throw new IllegalStateException("oops");
            },
            snapshot -> {
              awaitUninterruptibly(release);
              return List.of();
            },
            snapshot -> List.of(new Proposal(99, "b", "no such process")),
            snapshot -> List.of(new Proposal(7, "x", "no such node")),
            snapshot -> List.of(new Proposal(7, "a", "it is there")),
            snapshot -> List.of(TO_B, new Proposal(7, "c", "two places")));
    policies.add(LambdaPolicy.always("second", new Proposal(8, "c", "careful")));
    policies.choose("first,second");
    for (Function<ClusterSnapshot, List<Proposal>> fault : faults) {
      LambdaPolicy first = new LambdaPolicy("first", fault);
      policies.add(first);
      decider.decide();
      assertThat(asked()).startsWith("8->c");
      assertThat(view().fault()).isNotNull();
      policies.remove(first);
      awaitEndOfMoves();
    }
    release.countDown();
  }

  @Test
  void nextInTheOrderIsNotAskedWhenTheFirstHasAnswered() throws Exception {
    policies.add(LambdaPolicy.always("first"));
    policies.add(LambdaPolicy.always("second", TO_B));
    policies.choose("first, second");
    decider.decide();
    assertThat(engine.asked).isEmpty();
    policies.choose("missing,second");
    decider.decide();
    assertThat(asked()).startsWith("7->b");
  }

  @Test
  void vetoOfAPolicyThatFailsIsNone() throws Exception {
    policies.add(new Grumpy());
    policies.add(LambdaPolicy.always("load", TO_B));
    policies.choose("grumpy,load");
    decider.decide();
    assertThat(asked()).startsWith("7->b");
    assertThat(view().name()).isEqualTo("grumpy");
    assertThat(view().fault()).contains("objection() threw", "grump");
  }

  /** Objects to everything, and cannot say why. */
  private record Grumpy() implements OverridingPolicy {
    @Override
    public String name() {
      return "grumpy";
    }

    @Override
    public String describe() {
      return "Objects.";
    }

    @Override
    public List<Proposal> propose(ClusterSnapshot snapshot) {
      return List.of();
    }

    @Override
    public Optional<String> objection(ClusterSnapshot snapshot, Proposal proposal) {
      throw new IllegalStateException("grump");
    }
  }

  @Test
  void refusesPolicyWithoutUsableName() {
    policies.add(LambdaPolicy.always("Not A Name"));
    policies.add(LambdaPolicy.always(null));
    assertThat(policies.views()).isEmpty();
  }

  /** The engine has been asked; the move itself ends on another thread. */
  private void awaitEndOfMoves() {
    while (moves.areUnderWay()) {
      Thread.onSpinWait();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean done = false;
    while (!done) {
      try {
        latch.await();
        done = true;
      } catch (InterruptedException e) {
        // What a policy should not do: this one does not listen when it is asked to stop.
        Thread.interrupted();
      }
    }
  }
}
