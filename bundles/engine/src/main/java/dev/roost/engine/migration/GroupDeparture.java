package dev.roost.engine.migration;

import dev.roost.api.MigrationEvent.Kind;
import dev.roost.engine.capture.SharedFamily;
import dev.roost.engine.link.RefusedException;
import dev.roost.engine.memory.SharedPages;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends out a process and all that share memory with it: up to the commit point of the first, a
 * failure of one has all go on at home. All are parked before anything that they share is read.
 */
final class GroupDeparture implements AutoCloseable {
  private final Engine engine;
  private final MigrationEvents events;
  private final MigrationRecord asked;
  private final Place target;
  private final String reason;
  private final MovingLocks locks;
  private final long number;
  private final Map<Integer, Departure> departures = new LinkedHashMap<>();

  /**
   * @param asked the one that is to go
   * @param locks held for all that are known to go with it
   */
  GroupDeparture(
      Engine engine, MigrationRecord asked, Place target, String reason, MovingLocks locks) {
    this.engine = engine;
    this.events = new MigrationEvents(engine);
    this.asked = asked;
    this.target = target;
    this.reason = reason;
    this.locks = locks;
    this.number = engine.nextNumber();
  }

  /** Everything up to the guest's READY for all. */
  void prepare() throws IOException {
    offer(asked);
    for (int pid : SharedFamily.of(asked.pid())) {
      if (pid != asked.pid()) {
        MigrationRecord other = locked(pid);
        together(other, () -> offer(other));
      }
    }
    for (Departure each : List.copyOf(departures.values())) {
      together(each.record(), each::park);
    }
    parkTheRest();
    SharedPages sent = new SharedPages();
    for (Departure each : departures.values()) {
      together(each.record(), () -> each.send(sent));
    }
    for (Departure each : departures.values()) {
      each.ready();
    }
  }

  /** Children that were born before their parents were parked; once all are, nobody bears any. */
  private void parkTheRest() throws IOException {
    List<MigrationRecord> more;
    do {
      more = newcomers();
      for (MigrationRecord each : more) {
        together(
            each,
            () -> {
              offer(each);
              departures.get(each.pid()).park();
            });
      }
    } while (!more.isEmpty());
  }

  private List<MigrationRecord> newcomers() throws IOException {
    List<MigrationRecord> more = new ArrayList<>();
    for (int known : departures.keySet()) {
      for (int pid : SharedFamily.of(known)) {
        if (!departures.containsKey(pid) && more.stream().noneMatch(each -> each.pid() == pid)) {
          more.add(locked(pid));
        }
      }
    }
    return more;
  }

  private MigrationRecord locked(int pid) throws IOException {
    MigrationRecord record = engine.record(pid, ProcStatus.read(pid).name());
    if (!locks.records().contains(record) && !locks.add(record)) {
      throw new RefusedException(
          "it shares memory with process " + pid + ", which is just being moved");
    }
    return record;
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Names the one because of whom all stay. */
  private void together(MigrationRecord record, Step step) throws IOException {
    try {
      step.run();
    } catch (RefusedException e) {
      if (record == asked) {
        throw e;
      }
      throw new RefusedException(
          "it shares memory with process %d (%s), which stays: %s"
              .formatted(record.pid(), record.command(), e.getMessage()));
    }
  }

  private void offer(MigrationRecord record) throws IOException {
    if (record.state() != MigrationState.HOME) {
      throw new RefusedException("it is " + record.state());
    }
    events.emit(Kind.STARTED, record, target.node(), reason);
    Departure departure = new Departure(engine, record, engine.connect(target), number);
    departures.put(record.pid(), departure);
    departure.offer();
  }

  /** None goes: all run on at home. */
  void undo(String why) {
    for (Departure each : departures.values()) {
      each.undo(why);
      MigrationRecord record = each.record();
      if (record.state() != MigrationState.HOME && record.state() != MigrationState.ENDED) {
        record.become(MigrationState.HOME, why);
      }
      events.emit(Kind.REFUSED, record, target.node(), why);
    }
  }

  /**
   * The commit point of each: one that fails is lost, as if it had been killed.
   *
   * @throws IOException if the one that was to go is lost
   */
  void commit() throws IOException {
    boolean sharing = departures.values().stream().anyMatch(each -> each.mappings().shared());
    MemoryGroup group = new MemoryGroup(sharing);
    Map<Departure, HomeSession> sessions = new LinkedHashMap<>();
    for (Departure each : departures.values()) {
      HomeSession session =
          new HomeSession(
              engine,
              each.record(),
              each.link(),
              each.outbox(),
              each.deputy(),
              each.mappings(),
              group);
      each.record().guest(target);
      engine.away(each.record(), session);
      sessions.put(each, session);
    }
    IOException failure = null;
    for (Map.Entry<Departure, HomeSession> each : sessions.entrySet()) {
      try {
        commit(each.getKey(), each.getValue());
      } catch (IOException | RuntimeException e) {
        each.getValue().lost(e);
        if (each.getKey().record() == asked) {
          failure = new IOException(String.valueOf(e.getMessage()), e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void commit(Departure departure, HomeSession session) throws IOException {
    MigrationRecord record = departure.record();
    session.commit(engine.bounces(record.pid()));
    departure.ranAgain();
    record.movedTo(target.node(), departure.bytes());
    events.emit(
        Kind.COMMITTED,
        record,
        events.self(),
        target.node(),
        reason,
        departure.bytes(),
        departure.pauseMs());
  }

  /** That of the one that was to go, if it has been offered. */
  Departure ofAsked() {
    return departures.get(asked.pid());
  }

  @Override
  public void close() {
    departures.values().forEach(Departure::close);
  }
}
