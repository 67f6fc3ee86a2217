package dev.roost.placement;

import dev.roost.api.Placement.PolicyView;
import dev.roost.api.PlacementPolicy;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whiteboard: policies that are installed now, and the order in which they are asked. Any
 * thread may call it; the decision thread sees a change at its next decision.
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

  /** The policies that were chosen and are installed. Of two with one name the later one counts. */
  List<InstalledPolicy> inOrder() {
    return names(chosen).flatMap(name -> named(name).stream()).toList();
  }

  /** Whether every one that was chosen is installed. */
  boolean areComplete() {
    return names(chosen).allMatch(name -> named(name).isPresent());
  }

  /** Those that are asked in each decision: up to the first one that does not override. */
  List<InstalledPolicy> asked() {
    List<InstalledPolicy> order = inOrder();
    long overriding = order.stream().takeWhile(InstalledPolicy::overrides).count();
    return order.stream().limit(overriding + 1).toList();
  }

  /**
   * The one that is to explain something: {@code name}, or if that is empty the one that decides
   * what overriding ones leave; if only these were chosen, the first of them.
   *
   * @throws IllegalArgumentException if it is not installed; one line that names those that are
   */
  InstalledPolicy explaining(String name) {
    if (name.isEmpty()) {
      List<InstalledPolicy> order = inOrder();
      return order.stream()
          .filter(policy -> !policy.overrides())
          .findFirst()
          .or(() -> order.stream().findFirst())
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "no placement policy of %s is installed; installed: %s"
                          .formatted(chosen, names())));
    }
    require(name);
    return named(name).orElseThrow();
  }

  private Optional<InstalledPolicy> named(String name) {
    return installed.stream()
        .filter(policy -> policy.name().equals(name))
        .reduce((first, second) -> second);
  }

  private static Stream<String> names(String order) {
    return Stream.of(order.split(",")).map(String::strip).filter(name -> !name.isEmpty());
  }

  String chosen() {
    return chosen;
  }

  /** From the next decision on {@code order} decides: a name, or several with commas. */
  void choose(String order) {
    chosen = order;
  }

  /**
   * Refuses an order with a name that no installed policy has.
   *
   * @throws IllegalArgumentException if there is one; one line that names those that there are
   */
  void require(String order) {
    List<String> wanted = names(order).toList();
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("name a placement policy; installed: " + names());
    }
    for (String name : wanted) {
      if (installed.stream().noneMatch(policy -> policy.name().equals(name))) {
        throw new IllegalArgumentException(
            "there is no placement policy '%s'; installed: %s".formatted(name, names()));
      }
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
    List<InstalledPolicy> active = asked();
    return installed.stream()
        .map(policy -> policy.view(active.contains(policy)))
        .sorted(Comparator.comparing(PolicyView::name))
        .toList();
  }

  void close() {
    installed.forEach(InstalledPolicy::close);
    installed.clear();
  }
}
