package dev.roost.policy.load;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The classic rule, after Kerrighed's {@code mosix_load_balancer.c}: a node that is loaded above a
 * threshold gives away the process with the second highest load to the node where it would fare
 * best, if that is better than here. Here is judged by the load that rises slowly, there by the
 * load that falls slowly, and the process weighs 1.3 times as much there: these asymmetries are
 * what keeps it from thrashing. What talks much with its home does not leave, and comes back.
 *
 * <p>Departures from the original: loads are per CPU and speed, also the weight of the process,
 * because nodes have several CPUs; a process counts with what it would use on an idle node, not
 * with the share that it got; a guest that is loaded gives away our processes too, because here the
 * home decides; moves under way are counted; nodes that are loaded at the same time take turns.
 */
final class LoadRule {
  private final Settings settings;

  LoadRule(Settings settings) {
    this.settings = settings;
  }

  Decision decide(ClusterSnapshot snapshot, Memory before) {
    Memory memory = before.forget(snapshot, settings);
    return balance(snapshot, bringHome(snapshot, memory));
  }

  /** Thousands may come home at once, when a guest goes: what they change is put together once. */
  private Decision bringHome(ClusterSnapshot snapshot, Memory memory) {
    long nowMs = snapshot.takenAtMs();
    List<Proposal> proposals = new ArrayList<>();
    List<Memory.Move> moves = new ArrayList<>();
    Map<Integer, Talk> resting = new HashMap<>();
    for (ProcessView process : snapshot.processes()) {
      if (!process.runsAway() || !mayComeHome(process, snapshot, memory)) {
        continue;
      }
      Optional<String> why = whyHome(process, snapshot, memory);
      if (why.isEmpty()) {
        continue;
      }
      int pid = process.pid();
      moves.add(new Memory.Move(pid, process.where(), snapshot.self(), process.cpuLoad(), nowMs));
      if (Talks.isTooMuch(process, settings)) {
        resting.put(pid, memory.talk(pid).cameHome(settings.callsRestMs(), nowMs));
      }
      proposals.add(new Proposal(pid, snapshot.self(), why.orElseThrow()));
    }
    return new Decision(proposals, memory.broughtHome(moves, resting));
  }

  /** Unlike a move for balance this needs no rest before; but an order is not given twice. */
  private boolean mayComeHome(ProcessView process, ClusterSnapshot snapshot, Memory memory) {
    return process.automatic()
        && process.stay() == null
        && !memory.proposedTo(
            snapshot.self(), process.pid(), settings.pendingMs(), snapshot.takenAtMs());
  }

  private Optional<String> whyHome(ProcessView process, ClusterSnapshot snapshot, Memory memory) {
    NodeView.State state =
        snapshot.node(process.where()).map(NodeView::state).orElse(NodeView.State.LOST);
    if (state != NodeView.State.READY) {
      return Optional.of("its guest " + process.where() + " is " + state);
    }
    // A burst passes; what is over before it is home is not worth the move.
    long sinceMs = memory.talk(process.pid()).sinceMs();
    boolean lasts = sinceMs <= snapshot.takenAtMs() - settings.talkMs();
    return lasts ? Optional.of(Talks.reason(process, settings)) : Optional.empty();
  }

  private Decision balance(ClusterSnapshot snapshot, Decision decision) {
    Memory memory = decision.memory();
    if (snapshot.takenAtMs() - memory.balancedMs() < settings.intervalMs()
        || movedLately(snapshot)) {
      return decision;
    }
    Loads loads = new Loads(snapshot, memory, settings);
    return sources(snapshot)
        .filter(source -> Turns.isMine(snapshot, contenders(source, snapshot)))
        .flatMap(source -> away(source, snapshot, loads).stream())
        .findFirst()
        .map(
            best ->
                decision.and(
                    new Proposal(best.process.pid(), best.target.id(), best.reason()),
                    memory.balanced(
                        new Memory.Move(
                            best.process.pid(),
                            best.process.where(),
                            best.target.id(),
                            best.demand,
                            snapshot.takenAtMs()))))
        .orElse(decision);
  }

  /** A move by hand or for another reason shifts loads too: they settle first. */
  private boolean movedLately(ClusterSnapshot snapshot) {
    return snapshot.processes().stream()
        .anyMatch(p -> p.movedMs() >= 0 && p.movedMs() < settings.intervalMs());
  }

  /**
   * How many nodes may want to send something now: those that are loaded as this one is; for a
   * guest every node, because each may be home to some of what runs there.
   */
  private long contenders(NodeView source, ClusterSnapshot snapshot) {
    boolean isSelf = source.id().equals(snapshot.self());
    return snapshot.nodes().stream()
        .filter(node -> node.state() == NodeView.State.READY)
        .filter(node -> !isSelf || Loads.isAbove(node, settings.threshold()))
        .count();
  }

  /** This node first, then the guests that run processes of ours. */
  private static Stream<NodeView> sources(ClusterSnapshot snapshot) {
    return Stream.concat(
        snapshot.node(snapshot.self()).stream(),
        snapshot.nodes().stream()
            .filter(node -> node.state() == NodeView.State.READY)
            .filter(node -> !node.id().equals(snapshot.self())));
  }

  private record Best(
      ProcessView process,
      NodeView source,
      NodeView target,
      double demand,
      double here,
      double there) {
    String reason() {
      return format(
          "load per CPU %.2f on %s, %.2f on %s with it", here, source.id(), there, target.id());
    }
  }

  private Optional<Best> away(NodeView source, ClusterSnapshot snapshot, Loads loads) {
    double here = loads.here(source);
    if (here <= settings.threshold()) {
      return Optional.empty();
    }
    return second(source, snapshot, loads)
        .flatMap(
            process -> {
              double demand = loads.demand(process);
              return snapshot.nodes().stream()
                  .filter(node -> isTarget(node, process, snapshot, loads))
                  .map(
                      node ->
                          new Best(
                              process,
                              source,
                              node,
                              demand,
                              here,
                              loads.there(node, demand * weight(node, process, snapshot, loads))))
                  .min(Comparator.comparingDouble(Best::there));
            })
        .filter(best -> best.there() < here);
  }

  /** The movable process with the second highest load there; the only one if there is just one. */
  private Optional<ProcessView> second(NodeView source, ClusterSnapshot snapshot, Loads loads) {
    List<ProcessView> byLoad =
        snapshot.processes().stream()
            .filter(p -> p.where().equals(source.id()))
            .filter(p -> isSettled(p) && isFree(p, snapshot, loads.memory()))
            .filter(p -> loads.demand(p) >= settings.minProcessLoad())
            .filter(p -> snapshot.nodes().stream().anyMatch(n -> isTarget(n, p, snapshot, loads)))
            .sorted(
                Comparator.comparingDouble(ProcessView::cpuLoad)
                    .reversed()
                    .thenComparingInt(ProcessView::pid))
            .limit(2)
            .toList();
    return byLoad.isEmpty() ? Optional.empty() : Optional.of(byLoad.getLast());
  }

  /** A process that has moved often waits longer, twice as long each time: no ping-pong lasts. */
  private boolean isSettled(ProcessView process) {
    long settleMs = settings.settleMs() << Math.clamp(process.moves() - 2, 0, 4);
    return process.ageMs() >= settings.youngMs()
        && (process.movedMs() < 0 || process.movedMs() >= settleMs);
  }

  private boolean isFree(ProcessView process, ClusterSnapshot snapshot, Memory memory) {
    return process.automatic()
        && process.stay() == null
        && (process.state() == ProcessView.State.HOME || process.runsAway())
        && !memory.talk(process.pid()).rests(snapshot.takenAtMs())
        && !memory.proposedWithin(process.pid(), settings.retryMs(), snapshot.takenAtMs());
  }

  /** Talk makes a process heavier everywhere but at home. */
  private double weight(NodeView node, ProcessView process, ClusterSnapshot snapshot, Loads loads) {
    return node.id().equals(snapshot.self()) ? 1 : 1 + new Talks(loads, settings).away(process);
  }

  private boolean isTarget(
      NodeView node, ProcessView process, ClusterSnapshot snapshot, Loads loads) {
    boolean isSelf = node.id().equals(snapshot.self());
    return !node.id().equals(process.where())
        && node.state() == NodeView.State.READY
        && process.mayRunOn(node.id())
        && !node.load().equals(LoadVector.UNKNOWN)
        && (isSelf || node.ageMs() <= settings.maxLoadAgeMs())
        && (isSelf || new Talks(loads, settings).away(process) <= Talks.LEAVING_SHARE)
        && node.load().memoryFreeBytes() > process.memoryBytes();
  }

  private static String format(String pattern, Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }
}
