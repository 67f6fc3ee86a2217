package dev.roost.placement;

import dev.roost.api.Placement.PolicyView;
import dev.roost.api.PlacementPolicy;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whiteboard: policies that are installed now, and which of them decides. Any thread may call
 * it; the decision thread sees a change at its next decision.
 */
final class Policies {
  private static final Logger LOG = LoggerFactory.getLogger(Policies.class);

  private final List<InstalledPolicy> installed = new CopyOnWriteArrayList<>();
  private final Duration limit;
  private volatile String chosen;

  Policies(String chosen, Duration limit) {
    this.chosen = chosen;
    this.limit = limit;
  }

  void add(PlacementPolicy policy) {
    try {
      InstalledPolicy entry = new InstalledPolicy(policy, limit);
      installed.add(entry);
      LOG.info("Placement policy {} is installed", entry.name());
    } catch (PolicyFault e) {
      LOG.warn(
          "Placement policy {} is not used: {}", policy.getClass().getName(), e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void remove(PlacementPolicy policy) {
    for (InstalledPolicy entry : installed) {
      if (entry.is(policy) && installed.remove(entry)) {
        entry.close();
        LOG.info("Placement policy {} is removed", entry.name());
      }
    }
  }

  /** The policy that decides, if it is installed. Of two with one name the later one decides. */
  Optional<InstalledPolicy> active() {
    String name = chosen;
    return installed.stream().filter(p -> p.name().equals(name)).reduce((first, second) -> second);
  }

  String chosen() {
    return chosen;
  }

  void choose(String name) {
    chosen = name;
  }

  /**
   * Refuses a name that no installed policy has.
   *
   * @throws IllegalArgumentException if there is none; one line that names those that there are
   */
  void require(String name) {
    if (installed.stream().noneMatch(policy -> policy.name().equals(name))) {
      throw new IllegalArgumentException(
          "there is no placement policy '%s'; installed: %s".formatted(name, names()));
    }
  }

  String names() {
    return installed.isEmpty()
        ? "none"
        : installed.stream()
            .map(InstalledPolicy::name)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
  }

  List<PolicyView> views() {
    InstalledPolicy active = active().orElse(null);
    return installed.stream()
        .map(policy -> policy.view(policy == active))
        .sorted(Comparator.comparing(PolicyView::name))
        .toList();
  }

  void close() {
    installed.forEach(InstalledPolicy::close);
    installed.clear();
  }
}
