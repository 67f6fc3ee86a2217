package dev.roost.discovery.internal;

import dev.roost.api.Admission;
import dev.roost.api.LoadVector;
import dev.roost.api.MigrationEvent;
import dev.roost.api.NodeView;
import dev.roost.api.Placement.PolicyView;
import dev.roost.api.ProcessView;
import dev.roost.discovery.link.MqttLink.Message;
import dev.roost.discovery.message.Envelope;
import dev.roost.discovery.message.LoadMessage;
import dev.roost.discovery.message.NodeSigner;
import dev.roost.discovery.message.Payloads;
import dev.roost.discovery.message.Payloads.Finding;
import dev.roost.discovery.message.StatusMessage;
import dev.roost.discovery.message.StatusMessage.State;
import dev.roost.discovery.message.Topics;
import dev.roost.discovery.message.Topics.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Puts what this node says of itself into the outbox, signed; retained messages only when they
 * change. Not for several threads.
 */
final class Announcer {

  /** A load is worthless once the next but two has come. */
  private static final int LOAD_LIFE_INTERVALS = 3;

  private final Topics topics;
  private final NodeSigner signer;
  private final Outbox outbox;
  private final int intervalMs;
  private final Map<Integer, Shown> shown = new HashMap<>();
  private StatusMessage status;
  private List<Finding> findings;
  private List<PolicyView> policies;
  private long sequence;

  /** What others were told of a process that is away. */
  private record Shown(String where, ProcessView.State state, int moves) {}

  Announcer(Topics topics, NodeSigner signer, Outbox outbox, StatusMessage status, int intervalMs) {
    this.topics = topics;
    this.signer = signer;
    this.outbox = outbox;
    this.status = status;
    this.intervalMs = intervalMs;
  }

  /** What was said last. */
  StatusMessage status() {
    return status;
  }

  /** Begins a new session; returns its will. */
  Message beginSession(long epoch) {
    long session = epoch == status.epoch() ? status.session() + 1 : 1;
    status = status.with(State.READY, epoch, session, System.currentTimeMillis());
    String topic = topics.of(signer.id(), Kind.STATUS);
    StatusMessage will = status.with(State.LOST, epoch, session, status.atMs());
    return new Message(topic, Envelope.seal(topic, will.toJson(), signer), 1, true, 0);
  }

  /** There is a new connection: everything is said again, the birth first. */
  void reborn() {
    say(State.READY);
    outbox.startAgain(topics.of(signer.id(), Kind.STATUS));
  }

  /** Says the present state (again). */
  void say(State state) {
    status = status.with(state, status.epoch(), status.session(), System.currentTimeMillis());
    retain(topics.of(signer.id(), Kind.STATUS), status.toJson());
  }

  void load(LoadVector load, Admission admission) {
    LoadMessage message =
        new LoadMessage(
            signer.id(),
            status.epoch(),
            ++sequence,
            intervalMs,
            load != null,
            load == null ? LoadVector.UNKNOWN : load,
            admission,
            System.currentTimeMillis());
    String topic = topics.of(signer.id(), Kind.LOAD);
    long lifeMs = (long) LOAD_LIFE_INTERVALS * intervalMs;
    outbox.load(
        topic,
        Envelope.seal(topic, message.toJson(), signer),
        (int) Math.max(1, TimeUnit.MILLISECONDS.toSeconds(lifeMs)));
  }

  /** Processes whose home is this node; those that are at home are taken off the broker. */
  void processes(List<ProcessView> processes) {
    Set<Integer> away = new HashSet<>();
    for (ProcessView process : processes) {
      switch (process.state()) {
        case AWAY, LEAVING, RETURNING -> {
          away.add(process.pid());
          Shown now = new Shown(process.where(), process.state(), process.moves());
          if (!now.equals(shown.put(process.pid(), now))) {
            retain(
                topics.process(signer.id(), process.pid()),
                Payloads.process(process, signer.id(), System.currentTimeMillis()));
          }
        }
        case HOME, FROZEN, GUEST -> {
          // Not away, or another node's to tell of.
        }
      }
    }
    shown
        .keySet()
        .removeIf(
            pid -> {
              boolean back = !away.contains(pid);
              if (back) {
                outbox.clear(topics.process(signer.id(), pid));
              }
              return back;
            });
  }

  void happened(MigrationEvent event) {
    String topic = topics.migrations();
    outbox.event(
        topic,
        Envelope.seal(
            topic, Payloads.migration(event, signer.id(), System.currentTimeMillis()), signer));
  }

  /** The counts of proposals are left out: they change all the time. */
  void policies(List<PolicyView> now) {
    List<PolicyView> still =
        now.stream()
            .map(p -> new PolicyView(p.name(), p.active(), p.description(), 0, p.fault()))
            .toList();
    if (!still.equals(policies)) {
      policies = still;
      retain(topics.of(signer.id(), Kind.POLICY), Payloads.policy(still, signer.id()));
    }
  }

  void health(List<Finding> now) {
    if (!now.equals(findings)) {
      findings = now;
      retain(topics.of(signer.id(), Kind.HEALTH), Payloads.health(now, signer.id()));
    }
  }

  /** This node as its own view shows it, with the age left out. */
  NodeView view(LoadVector load) {
    return new NodeView(
        status.node(),
        status.state() == State.READY ? NodeView.State.READY : NodeView.State.LEAVING,
        status.host(),
        status.port(),
        status.version(),
        status.kernel(),
        status.cpu(),
        load == null ? LoadVector.UNKNOWN : load,
        0);
  }

  private void retain(String topic, Map<String, Object> payload) {
    outbox.retain(topic, Envelope.seal(topic, payload, signer));
  }
}
