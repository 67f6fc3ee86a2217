package dev.roost.discovery.picture;

import dev.roost.api.NodeView;
import dev.roost.discovery.message.StatusMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Whose loads this node listens to: a number of others that are drawn at random and replaced a few
 * each period, so that what it receives does not grow with the cluster; always those that its own
 * processes depend on; and those that have fallen silent, which cost nothing until they speak.
 *
 * <p>All nodes are drawn once in random order before one is drawn again: with {@code n} others none
 * waits for more than two rounds of {@code (n - size) / renewed} periods. Not for several threads.
 */
public final class LoadWindow {

  private final int size;
  private final int renewed;
  private final RandomGenerator random;

  /** The oldest first. */
  private final LinkedHashSet<String> drawn = new LinkedHashSet<>();

  /** Those that this round has not come to, the next one last. */
  private final List<String> deck = new ArrayList<>();

  private final Set<String> known = new HashSet<>();
  private final Set<String> silent = new HashSet<>();
  private final Map<String, Long> sinceNs = new HashMap<>();
  private Set<String> speaking = Set.of();
  private Set<String> pinned = Set.of();

  /**
   * What is to be asked of the broker so that it is as it should be.
   *
   * @param begin nodes to listen to from now on, sorted
   * @param end nodes not to listen to any more, sorted
   */
  public record Change(List<String> begin, List<String> end) {
    public boolean isEmpty() {
      return begin.isEmpty() && end.isEmpty();
    }
  }

  /**
   * Makes an empty one.
   *
   * @param size how many are drawn; if there are no more, everybody is listened to
   * @param renewed how many of them are replaced in a period, at most {@code size}
   */
  public LoadWindow(int size, int renewed, RandomGenerator random) {
    this.size = size;
    this.renewed = renewed;
    this.random = random;
  }

  /** From now on these are listened to in any case, besides those that are drawn. */
  public void pin(Set<String> nodes) {
    pinned = Set.copyOf(nodes);
  }

  /**
   * A period is over: fills free places, and replaces the oldest if there are others.
   *
   * @param nodes all other nodes as they are known now
   */
  public void slide(Collection<Known> nodes) {
    sort(nodes);
    drawn.retainAll(speaking);
    int wanted = Math.min(renewed, speaking.size() - drawn.size());
    for (int free = size - drawn.size(); free < wanted; free++) {
      drawn.removeFirst();
    }
    while (drawn.size() < Math.min(size, speaking.size())) {
      drawn.add(next());
    }
  }

  private void sort(Collection<Known> nodes) {
    Set<String> before = speaking;
    speaking = new LinkedHashSet<>();
    known.clear();
    silent.clear();
    for (Known node : nodes) {
      String id = node.status().node();
      known.add(id);
      // What has said that it goes, or whose will was published, comes back with a new birth.
      if (node.status().state() == StatusMessage.State.READY) {
        if (node.state() == NodeView.State.LOST) {
          silent.add(id);
        } else if (!pinned.contains(id)) {
          speaking.add(id);
        }
      }
    }
    deck.removeIf(id -> !speaking.contains(id));
    for (String id : speaking) {
      if (!before.contains(id) && !deck.isEmpty()) {
        deck.add(random.nextInt(deck.size() + 1), id);
      }
    }
  }

  private String next() {
    if (deck.isEmpty()) {
      deck.addAll(speaking);
      deck.removeAll(drawn);
      Collections.shuffle(deck, random);
    }
    return deck.removeLast();
  }

  /** What has changed since this was asked last; is taken as done at {@code nowNs}. */
  public Change change(long nowNs) {
    Set<String> wanted = new TreeSet<>(pinned);
    wanted.retainAll(known);
    wanted.addAll(drawn);
    wanted.addAll(silent);
    List<String> end =
        sinceNs.keySet().stream().filter(id -> !wanted.contains(id)).sorted().toList();
    end.forEach(sinceNs::remove);
    List<String> begin = wanted.stream().filter(id -> !sinceNs.containsKey(id)).toList();
    begin.forEach(id -> sinceNs.put(id, nowNs));
    return new Change(begin, end);
  }

  /** There is a new connection, on which nobody is listened to yet. */
  public void startAgain() {
    sinceNs.clear();
  }

  /** Since when {@code node} is listened to, in nanoseconds of a monotonic clock; null if not. */
  public Long sinceNs(String node) {
    return sinceNs.get(node);
  }

  /** Everybody who is listened to now. */
  public Set<String> listened() {
    return Set.copyOf(sinceNs.keySet());
  }
}
