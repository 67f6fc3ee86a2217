package dev.roost.placement;

import dev.roost.api.Admission;
import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ExplainingPolicy;
import dev.roost.api.Explanation;
import dev.roost.api.Freeze;
import dev.roost.api.FreezingPolicy;
import dev.roost.api.HostingPolicy;
import dev.roost.api.OverridingPolicy;
import dev.roost.api.Placement.PolicyView;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One policy on the whiteboard, with what is known of its conduct. */
final class InstalledPolicy implements Voice, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledPolicy.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

  private final PlacementPolicy policy;
  private final PolicyThread thread;
  private final AtomicLong proposals = new AtomicLong();
  private final String name;
  private final String description;
  private volatile String fault;

  /**
   * Asks the policy for its name and description.
   *
   * @throws PolicyFault if it cannot say them, or its name is not one
   */
  InstalledPolicy(PlacementPolicy policy, Duration limit) throws PolicyFault, InterruptedException {
    this.policy = policy;
    thread = new PolicyThread(policy.getClass().getSimpleName(), limit);
    try {
      name = thread.call("name()", policy::name);
      if (name == null || !NAME.matcher(name).matches()) {
        throw new PolicyFault("its name is '%s'; a name is made of a-z, 0-9 and -".formatted(name));
      }
      description = String.valueOf(thread.call("describe()", policy::describe));
    } catch (PolicyFault | InterruptedException e) {
      thread.close();
      throw e;
    }
  }

  String name() {
    return name;
  }

  boolean is(PlacementPolicy other) {
    return policy == other;
  }

  PolicyView view(boolean active) {
    return new PolicyView(name, active, description, proposals.get(), fault);
  }

  @Override
  public boolean overrides() {
    return policy instanceof OverridingPolicy;
  }

  /** Whether it says whom this node takes as guests. */
  boolean hosts() {
    return policy instanceof HostingPolicy;
  }

  /**
   * What the policy wants moved and may be moved. Never throws for what the policy does: that
   * becomes its fault, logged when it is new, and the answer is what of its proposals makes sense.
   * Empty if it gave no answer that can be used, so that another one should be asked.
   */
  @Override
  public Optional<List<Proposal>> propose(ClusterSnapshot snapshot) throws InterruptedException {
    List<Proposal> wanted;
    try {
      wanted = thread.call("propose()", () -> List.copyOf(policy.propose(snapshot)));
    } catch (PolicyFault e) {
      blame(e.getMessage(), e.getCause());
      return Optional.empty();
    }
    proposals.addAndGet(wanted.size());
    Optional<String> doubled = ProposalRules.objection(wanted);
    if (doubled.isPresent()) {
      blame(doubled.get(), null);
      return Optional.empty();
    }
    wanted.stream()
        .flatMap(proposal -> ProposalRules.objection(snapshot, proposal).stream())
        .findFirst()
        .ifPresent(sentence -> blame(sentence, null));
    List<Proposal> good =
        wanted.stream().filter(p -> ProposalRules.objection(snapshot, p).isEmpty()).toList();
    return good.isEmpty() && !wanted.isEmpty() ? Optional.empty() : Optional.of(good);
  }

  /** The veto of one that is at fault does not count. */
  @Override
  public Set<Proposal> vetoed(ClusterSnapshot snapshot, List<Proposal> others)
      throws InterruptedException {
    if (!(policy instanceof OverridingPolicy overriding)) {
      return Set.of();
    }
    try {
      return thread.call(
          "objection()",
          () ->
              others.stream()
                  .filter(other -> overriding.objection(snapshot, other).isPresent())
                  .collect(Collectors.toSet()));
    } catch (PolicyFault e) {
      blame(e.getMessage(), e.getCause());
      return Set.of();
    }
  }

  /** Whom this node takes as guests; empty if it says nothing of the kind, or fails to. */
  Optional<Admission> admission(ClusterSnapshot snapshot) throws InterruptedException {
    if (!(policy instanceof HostingPolicy hosting)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          thread.call("admission()", () -> Objects.requireNonNull(hosting.admission(snapshot))));
    } catch (PolicyFault e) {
      blame(e.getMessage(), e.getCause());
      return Optional.empty();
    }
  }

  /** Whether it says what at home does not run. */
  boolean freezes() {
    return policy instanceof FreezingPolicy;
  }

  /**
   * What it wants frozen or thawed and may be; empty if it says nothing of the kind, or fails to.
   * As with {@link #propose}, what of it makes no sense is its fault, and the rest counts.
   */
  Optional<List<Freeze>> freezes(ClusterSnapshot snapshot) throws InterruptedException {
    if (!(policy instanceof FreezingPolicy freezing)) {
      return Optional.empty();
    }
    List<Freeze> wanted;
    try {
      wanted = thread.call("freezes()", () -> List.copyOf(freezing.freezes(snapshot)));
    } catch (PolicyFault e) {
      blame(e.getMessage(), e.getCause());
      return Optional.empty();
    }
    proposals.addAndGet(wanted.size());
    Optional<String> doubled = FreezeRules.objection(wanted);
    if (doubled.isPresent()) {
      blame(doubled.get(), null);
      return Optional.empty();
    }
    wanted.stream()
        .flatMap(freeze -> FreezeRules.objection(snapshot, freeze).stream())
        .findFirst()
        .ifPresent(sentence -> blame(sentence, null));
    return Optional.of(
        wanted.stream().filter(f -> FreezeRules.objection(snapshot, f).isEmpty()).toList());
  }

  /**
   * How the policy sees {@code pid}; empty if it does not know the process.
   *
   * @throws IllegalArgumentException if it cannot explain, or fails to; one line
   */
  Optional<Explanation> explain(ClusterSnapshot snapshot, int pid) throws InterruptedException {
    if (!(policy instanceof ExplainingPolicy explaining)) {
      throw new IllegalArgumentException("policy %s does not explain what it does".formatted(name));
    }
    try {
      return thread.call("explain()", () -> explaining.explain(snapshot, pid));
    } catch (PolicyFault e) {
      blame(e.getMessage(), e.getCause());
      throw new IllegalArgumentException("policy %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** Keeps the last fault for people; a fault that repeats itself is logged once. */
  private void blame(String sentence, Throwable cause) {
    if (!sentence.equals(fault)) {
      LOG.warn("Placement policy {} is at fault and was contained: {}", name, sentence, cause);
    }
    fault = sentence;
  }

  @Override
  public void close() {
    thread.close();
  }
}
