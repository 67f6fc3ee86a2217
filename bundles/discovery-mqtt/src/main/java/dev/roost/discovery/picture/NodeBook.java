package dev.roost.discovery.picture;

import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.discovery.message.BadMessageException;
import dev.roost.discovery.message.BadMessageException.Fault;
import dev.roost.discovery.message.LoadMessage;
import dev.roost.discovery.message.NodeKey;
import dev.roost.discovery.message.StatusMessage;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds verified messages of other nodes into what is known of them. */
public final class NodeBook {

  private static final Logger LOG = LoggerFactory.getLogger(NodeBook.class);

  private final Thread owner;
  private final String self;
  private final long lostAfterNs;
  private final TreeMap<String, Entry> entries = new TreeMap<>();

  /**
   * Makes an empty book that belongs to the calling thread.
   *
   * @param self the node that reads it
   * @param lostAfterMs how long a node may be silent while the broker can be reached, milliseconds
   */
  public NodeBook(String self, long lostAfterMs) {
    this.self = self;
    this.owner = Thread.currentThread();
    this.lostAfterNs = TimeUnit.MILLISECONDS.toNanos(lostAfterMs);
  }

  /** The key of a node, or null if it has not announced itself. */
  public NodeKey key(String node) {
    requireOwner();
    Entry entry = entries.get(node);
    return entry == null ? null : entry.key;
  }

  /**
   * Takes what a node says of itself.
   *
   * @throws BadMessageException if it has said something newer already
   */
  public void status(StatusMessage status, NodeKey key, long nowNs) throws BadMessageException {
    requireOwner();
    Entry entry = entries.computeIfAbsent(status.node(), id -> new Entry());
    if (entry.status != null && status.isOlderThan(entry.status)) {
      throw new BadMessageException(
          Fault.REPLAY,
          "it says %s of epoch %d, session %d, and %s of epoch %d, session %d came before"
              .formatted(
                  status.state(),
                  status.epoch(),
                  status.session(),
                  entry.status.state(),
                  entry.status.epoch(),
                  entry.status.session()));
    }
    if (entry.status == null || entry.status.epoch() != status.epoch()) {
      entry.sequence = -1;
    }
    if (!status.equals(entry.status)) {
      entry.status = status;
      entry.heardNs = nowNs;
      entry.overdue = false;
    }
    entry.key = key;
    entry.settle("it says " + status.state() + ", epoch " + status.epoch());
  }

  /**
   * Takes a node's load.
   *
   * @throws BadMessageException if it, or a later one, was taken already
   */
  public void load(LoadMessage load, long nowNs) throws BadMessageException {
    requireOwner();
    Entry entry = entries.get(load.node());
    if (entry == null || load.epoch() > entry.status.epoch()) {
      throw new BadMessageException(Fault.STRANGER, "the birth of its epoch has not come yet");
    }
    if (load.epoch() < entry.status.epoch() || load.sequence() <= entry.sequence) {
      throw new BadMessageException(
          Fault.REPLAY, "it is number " + load.sequence() + " after " + entry.sequence);
    }
    entry.sequence = load.sequence();
    entry.load = load.load();
    entry.heardNs = nowNs;
    boolean wasReserved = entry.reserved;
    entry.reserved = !load.admission().takes(self);
    if (entry.overdue) {
      entry.overdue = false;
      entry.settle("its load comes again");
    } else if (wasReserved != entry.reserved) {
      entry.settle(entry.reserved ? "it takes no guests of " + self : "it takes guests again");
    }
  }

  /** Forgets a node whose retained status was removed, unless it can be heard. */
  public void forget(String node) {
    requireOwner();
    Entry entry = entries.get(node);
    if (entry != null && entry.state == NodeView.State.LOST) {
      entries.remove(node);
      LOG.info("Node {} is forgotten: its status was removed from the broker", node);
    }
  }

  /**
   * Looks for nodes that are silent for too long. Only to be called while the broker can be
   * reached: without it everybody is silent, and nothing follows from that. Nor does anything from
   * the silence of those that are not listened to.
   */
  public void look(long nowNs, LoadWindow window) {
    requireOwner();
    for (Entry entry : entries.values()) {
      Long sinceNs = window.sinceNs(entry.status.node());
      if (sinceNs != null && !entry.overdue) {
        // Differences, not comparisons: the monotonic clock may wrap.
        long silentNs = Math.min(nowNs - entry.heardNs, nowNs - sinceNs);
        if (silentNs > lostAfterNs) {
          entry.overdue = true;
          entry.settle("no load for " + TimeUnit.NANOSECONDS.toMillis(silentNs) + " ms");
        }
      }
    }
  }

  /** All nodes by id. */
  public List<Known> all() {
    requireOwner();
    return entries.values().stream()
        .map(entry -> new Known(entry.status, entry.state, entry.load, entry.heardNs))
        .toList();
  }

  private void requireOwner() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "the picture belongs to the thread "
              + owner.getName()
              + ", not to "
              + Thread.currentThread().getName());
    }
  }

  private static final class Entry {
    private StatusMessage status;
    private NodeKey key;
    private NodeView.State state;
    private LoadVector load = LoadVector.UNKNOWN;
    private long sequence = -1;
    private long heardNs;
    private boolean overdue;
    private boolean reserved;

    /** The only place where the state changes. */
    private void settle(String reason) {
      NodeView.State next =
          overdue
              ? NodeView.State.LOST
              : switch (status.state()) {
                case READY -> reserved ? NodeView.State.RESERVED : NodeView.State.READY;
                case LEAVING, OFFLINE -> NodeView.State.LEAVING;
                case LOST -> NodeView.State.LOST;
              };
      if (next != state) {
        state = next;
        LOG.info("Node {} is {}: {}", status.node(), next, reason);
      }
    }
  }
}
