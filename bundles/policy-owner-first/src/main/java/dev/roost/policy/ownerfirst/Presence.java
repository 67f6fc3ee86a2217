package dev.roost.policy.ownerfirst;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether the owner of this node uses it, and what is remembered to tell. Times are those of {@code
 * ClusterSnapshot.takenAtMs}.
 *
 * @param ownLoad CPUs that the node's own programs want now
 * @param sinceMs since when that is above the threshold, {@link #NEVER} if it is not
 * @param lastMs when the owner was last seen to be here, {@link #LONG_AGO} if never
 * @param firstMs when a guest that comes first was last here
 * @param guests what each guest wants, by home and pid: also of those that went a moment ago
 */
record Presence(
    double ownLoad, long sinceMs, long lastMs, long firstMs, Map<String, Guest> guests) {

  static final long NEVER = Long.MAX_VALUE;
  static final long LONG_AGO = Long.MIN_VALUE / 2;
  static final Presence UNKNOWN = new Presence(0, NEVER, LONG_AGO, LONG_AGO, Map.of());

  /**
   * The node's load is an average over about a second: a guest that went still is in it, one that
   * has just come is in it before its own figures are.
   */
  private static final long SETTLES_MS = 3_000;

  /**
   * A guest.
   *
   * @param demand CPUs that it wants
   * @param atMs when it was last here
   */
  record Guest(double demand, long atMs) {}

  Presence {
    guests = Map.copyOf(guests);
  }

  /** With what {@code snapshot} shows. */
  Presence seen(ClusterSnapshot snapshot, Settings settings) {
    long nowMs = snapshot.takenAtMs();
    LoadVector load = snapshot.node(snapshot.self()).map(NodeView::load).orElse(LoadVector.UNKNOWN);
    if (load.equals(LoadVector.UNKNOWN)) {
      return this;
    }
    double crowding = Math.max(1, load.runnable() / Math.max(1, load.cpus()));
    Map<String, Guest> now = new HashMap<>(guests);
    now.values().removeIf(guest -> nowMs - guest.atMs() > SETTLES_MS);
    long first = firstMs;
    for (ProcessView guest : snapshot.guests()) {
      double wants = guest.cpuLoad() * crowding;
      double demand = guest.ageMs() < SETTLES_MS ? Math.max(1, wants) : wants;
      now.put(guest.home() + "/" + guest.pid(), new Guest(demand, nowMs));
      first = settings.first().contains(guest.home()) ? nowMs : first;
    }
    // In the order of their names: equal histories give equal sums.
    double others =
        now.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .mapToDouble(entry -> entry.getValue().demand())
            .sum();
    double own = Math.max(0, load.runnable() - others);
    long since = own > settings.ownerLoad() ? Math.min(sinceMs, nowMs) : NEVER;
    boolean isHere = since <= nowMs - settings.backMs();
    return new Presence(own, since, isHere ? nowMs : lastMs, first, now);
  }

  boolean isOwnerHere(long nowMs, Settings settings) {
    return nowMs - lastMs <= settings.quietMs();
  }

  boolean isFirstHere(long nowMs, Settings settings) {
    return nowMs - firstMs <= settings.quietMs();
  }
}
