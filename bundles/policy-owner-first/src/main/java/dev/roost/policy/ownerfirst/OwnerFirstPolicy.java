package dev.roost.policy.ownerfirst;

import dev.roost.api.Admission;
import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ExplainingPolicy;
import dev.roost.api.Explanation;
import dev.roost.api.Explanation.Choice;
import dev.roost.api.Explanation.Term;
import dev.roost.api.HostingPolicy;
import dev.roost.api.NodeView;
import dev.roost.api.OverridingPolicy;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The policy {@code owner-first}: guests leave when the owner comes back. */
@Component(service = PlacementPolicy.class, configurationPid = OwnerFirstPolicy.PID)
@Designate(ocd = Config.class)
public final class OwnerFirstPolicy implements OverridingPolicy, HostingPolicy, ExplainingPolicy {
  static final String PID = "dev.roost.policy.ownerfirst";

  private final Settings settings;
  private final Homing homing = new Homing();
  private Presence presence = Presence.UNKNOWN;

  /**
   * Takes its configuration.
   *
   * @throws IllegalArgumentException if a value makes no sense; one line
   */
  @Activate
  public OwnerFirstPolicy(Config config) {
    this(Settings.of(config));
  }

  OwnerFirstPolicy(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "owner-first";
  }

  @Override
  public String describe() {
    return "Keeps a node for its owner: guests go home when its own programs want it.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    return homing.propose(snapshot);
  }

  @Override
  public Admission admission(ClusterSnapshot snapshot) {
    presence = presence.seen(snapshot, settings);
    return Doorman.admission(presence, settings, snapshot.takenAtMs());
  }

  /** The cost of a node is 1 if it does not take the process, else 0. */
  @Override
  public Optional<Explanation> explain(ClusterSnapshot snapshot, int pid) {
    return snapshot
        .process(pid)
        .map(
            process ->
                new Explanation(
                    pid, name(), verdict(process, snapshot), choices(process, snapshot)));
  }

  private static List<Choice> choices(ProcessView process, ClusterSnapshot snapshot) {
    return snapshot.nodes().stream()
        .map(node -> choice(process, node))
        .sorted(Comparator.comparingDouble(Choice::cost).thenComparing(Choice::node))
        .toList();
  }

  private static Choice choice(ProcessView process, NodeView node) {
    double reserved = node.state() == NodeView.State.RESERVED ? 1 : 0;
    boolean isThere = node.id().equals(process.where());
    return new Choice(
        node.id(), reserved, List.of(new Term("reserved", reserved)), isThere ? "it is there" : "");
  }

  private static String verdict(ProcessView process, ClusterSnapshot snapshot) {
    return Homing.isUnwanted(process, snapshot)
        ? "It goes home: " + Homing.reason(process, snapshot) + "."
        : "It is wanted where it is, on " + process.where() + ".";
  }
}
