package dev.roost.policy.freeze;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Explanation;
import dev.roost.api.Explanation.Choice;
import dev.roost.api.Explanation.Term;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the rule sees one process. What a node costs it are the threads per CPU with it there ({@code
 * load}) and the share of the node's memory that would be missing to twice {@code lowMemory}
 * ({@code short}).
 */
record Explainer(
    ClusterSnapshot snapshot, Optional<Home> home, Candidates candidates, Settings settings) {

  static Optional<Explanation> explain(
      ClusterSnapshot snapshot, Memory before, Settings settings, int pid) {
    Optional<Home> home = Home.of(snapshot, settings);
    Memory memory = before.seen(snapshot, home, settings);
    Candidates candidates = new Candidates(snapshot, memory, settings);
    Explainer explainer = new Explainer(snapshot, home, candidates, settings);
    return snapshot.process(pid).map(explainer::explain);
  }

  private Explanation explain(ProcessView process) {
    Elsewhere elsewhere = Elsewhere.of(snapshot, settings);
    List<Choice> choices =
        snapshot.nodes().stream()
            .filter(node -> Home.isKnown(node, settings))
            .map(node -> choice(process, node, elsewhere))
            .sorted(Comparator.comparingDouble(Choice::cost).thenComparing(Choice::node))
            .toList();
    return new Explanation(process.pid(), FreezePolicy.NAME, verdict(process), choices);
  }

  private Choice choice(ProcessView process, NodeView node, Elsewhere elsewhere) {
    boolean isThere = node.id().equals(process.where());
    boolean runsThere = isThere && process.state() != ProcessView.State.FROZEN;
    int cpus = Math.max(1, node.load().cpus());
    boolean isSelf = node.id().equals(snapshot.self());
    double threads = isSelf ? node.load().localLoad() : node.load().advertisedLoad();
    double load = (runsThere ? threads : threads + 1) / cpus;
    long bytes = runsThere ? 0 : candidates.memory().bytes(process);
    double left =
        (double) (node.load().memoryFreeBytes() - bytes)
            / Math.max(1, node.load().memoryTotalBytes());
    double missing = Math.max(0, 2 * settings.lowMemory() - left);
    return new Choice(
        node.id(),
        load + missing,
        List.of(new Term("load", load), new Term("short", missing)),
        note(process, node, isThere, elsewhere));
  }

  private String note(ProcessView process, NodeView node, boolean isThere, Elsewhere elsewhere) {
    if (isThere) {
      return "it is there";
    }
    boolean isHome = node.id().equals(snapshot.self());
    return isHome || elsewhere.hasRoomFor(process, node.id()) ? "" : "has no room for it";
  }

  private String verdict(ProcessView process) {
    if (process.state() == ProcessView.State.FROZEN) {
      return process.automatic()
          ? "It is frozen%s."
              .formatted(
                  figures("; with it there may be %.2f threads per CPU at most", settings.blue()))
          : "It is frozen by hand, and no policy thaws it.";
    }
    Optional<String> objection = candidates.objection(process);
    if (objection.isPresent()) {
      return "It is not frozen: %s.".formatted(objection.orElseThrow());
    }
    List<ProcessView> freezable = candidates.freezable();
    return "It is number %d of %d that would be frozen%s."
        .formatted(
            freezable.indexOf(process) + 1,
            freezable.size(),
            figures(", above %.2f", settings.red()));
  }

  private String figures(String format, double threshold) {
    return home.map(
            here ->
                String.format(
                    Locale.ROOT,
                    format + ": %s has %.2f threads per CPU and %.0f %% free memory",
                    threshold,
                    here.id(),
                    here.load(),
                    100 * here.freeShare()))
        .orElse("; nothing is known of the node");
  }
}
