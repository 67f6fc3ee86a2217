package dev.roost.policy.roundrobin;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gives each process that has never moved the node behind the last one that was given, this one
 * among them. Remembers what it gave, because moves take time and may be refused.
 */
final class Dealer {
  private final long youngMs;
  private final long patienceMs;
  private final Map<Integer, Card> dealt = new HashMap<>();
  private String last;

  /** The node that a process was given, and when. */
  private record Card(String node, long atMs) {}

  Dealer(long youngMs, long patienceMs) {
    this.youngMs = youngMs;
    this.patienceMs = patienceMs;
  }

  List<Proposal> deal(ClusterSnapshot snapshot) {
    dealt
        .keySet()
        .retainAll(snapshot.processes().stream().map(ProcessView::pid).collect(Collectors.toSet()));
    List<Proposal> proposals = new ArrayList<>();
    for (ProcessView process : snapshot.processes()) {
      if (isNew(process)) {
        propose(process, snapshot).ifPresent(proposals::add);
      }
    }
    return proposals;
  }

  private boolean isNew(ProcessView process) {
    return process.automatic()
        && process.stay() == null
        && process.state() == ProcessView.State.HOME
        && process.moves() == 0
        && process.movedMs() < 0
        && process.ageMs() >= youngMs;
  }

  private Optional<Proposal> propose(ProcessView process, ClusterSnapshot snapshot) {
    List<NodeView> places = places(process, snapshot);
    Card card = dealt.get(process.pid());
    boolean goes = card != null && places.stream().anyMatch(node -> node.id().equals(card.node()));
    Card now = goes || places.isEmpty() ? card : give(process, places, snapshot);
    if (now == null
        || now.node().equals(snapshot.self())
        || snapshot.takenAtMs() - now.atMs() > patienceMs
        || places.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Proposal(process.pid(), now.node(), "it is the turn of " + now.node()));
  }

  private Card give(ProcessView process, List<NodeView> places, ClusterSnapshot snapshot) {
    String before = last == null ? snapshot.self() : last;
    last =
        places.stream()
            .map(NodeView::id)
            .filter(id -> id.compareTo(before) > 0)
            .findFirst()
            .orElse(places.getFirst().id());
    Card card = new Card(last, snapshot.takenAtMs());
    dealt.put(process.pid(), card);
    return card;
  }

  /** Where it can be: here, and where nodes are ready and have the memory. */
  private static List<NodeView> places(ProcessView process, ClusterSnapshot snapshot) {
    return snapshot.nodes().stream()
        .filter(node -> node.id().equals(snapshot.self()) || hasRoom(node, process))
        .toList();
  }

  private static boolean hasRoom(NodeView node, ProcessView process) {
    return node.state() == NodeView.State.READY
        && process.mayRunOn(node.id())
        && !node.load().equals(LoadVector.UNKNOWN)
        && node.load().memoryFreeBytes() > process.memoryBytes();
  }
}
