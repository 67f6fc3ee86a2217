package dev.roost.placement;

import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;
import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import dev.roost.api.MigrationService;
import dev.roost.api.Placement;
import dev.roost.api.Placement.Hosting.Mode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom this node takes as guests: asks who decides it, and tells the engine, which refuses the
 * others and sends them home. Discovery tells the other nodes.
 */
final class Host {
  private static final Logger LOG = LoggerFactory.getLogger(Host.class);
  private static final Admission RESERVED = Admission.none("the node is reserved by its owner");

  private final ClusterView cluster;
  private final Policies policies;
  private final MigrationService engine;
  private volatile Mode mode;
  private volatile Admission admission = Admission.ALL;
  private Admission told;
  private String trouble = "";

  Host(ClusterView cluster, Policies policies, MigrationService engine, Mode mode) {
    this.cluster = cluster;
    this.policies = policies;
    this.engine = engine;
    this.mode = mode;
  }

  /**
   * The mode called {@code word} in the configuration.
   *
   * @throws IllegalArgumentException if there is none; one line that says which there are
   */
  static Mode mode(String word) {
    for (Mode mode : Mode.values()) {
      if (word(mode).equals(word)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "%s: guests=%s must be auto, none or all".formatted(PlacementService.PID, word));
  }

  static String word(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  void choose(Mode chosen) {
    mode = chosen;
  }

  Placement.Hosting view() {
    return new Placement.Hosting(mode, admission);
  }

  /** Decides and tells the engine. On the decision thread only. */
  void decide() throws InterruptedException {
    Admission now = admission();
    if (!now.equals(admission)) {
      LOG.info("Guests are taken of {} from now on{}", whom(now), because(now));
    }
    admission = now;
    // An engine that was started again takes everybody, so what is not usual is said each time; and
    // all is said first, for the engine may still know what an earlier placement said.
    if (!now.equals(told) || now.guests() != Guests.ALL) {
      tell(now);
    }
  }

  private Admission admission() throws InterruptedException {
    return switch (mode) {
      case NONE -> RESERVED;
      case ALL -> Admission.ALL;
      case AUTO -> {
        ClusterSnapshot snapshot = cluster.snapshot();
        Optional<InstalledPolicy> host =
            policies.asked().stream().filter(InstalledPolicy::hosts).findFirst();
        // While that policy is at fault, what it said last stays.
        yield host.isEmpty()
            ? Admission.ALL
            : host.orElseThrow().admission(snapshot).orElse(admission);
      }
    };
  }

  private void tell(Admission now) {
    try {
      int sent = engine.admit(now);
      if (sent > 0) {
        LOG.info("{} guests are sent home{}", sent, because(now));
      }
      told = now;
      trouble = "";
    } catch (IOException e) {
      if (!trouble.equals(String.valueOf(e.getMessage()))) {
        LOG.warn("The engine does not know whom this node takes: {}", e.getMessage());
      }
      trouble = String.valueOf(e.getMessage());
    }
  }

  private static String whom(Admission admission) {
    return switch (admission.guests()) {
      case NONE -> "no home";
      case SOME -> String.join(", ", admission.homes());
      case ALL -> "every home";
    };
  }

  private static String because(Admission admission) {
    return admission.reason().isEmpty() ? "" : ": " + admission.reason();
  }
}
