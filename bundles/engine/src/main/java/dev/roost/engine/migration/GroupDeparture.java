package dev.roost.engine.migration;

import dev.roost.api.MigrationEvent.Kind;
import dev.roost.engine.capture.FamilyReasons;
import dev.roost.engine.capture.SharedFamily;
import dev.roost.engine.link.RefusedException;
import dev.roost.engine.memory.SharedPages;
import dev.roost.linux.proc.ProcStat;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sends out a process and all that share memory with it: up to the commit point of the first, a
 * failure of one has all go on at home. All are parked before anything that they share is read.
 */
final class GroupDeparture implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.departure");

  private final Engine engine;
  private final MigrationEvents events;
  private final MigrationRecord asked;
  private final Place target;
  private final String reason;
  private final MovingLocks locks;
  private final long number;
  private final Map<Integer, Departure> departures = new LinkedHashMap<>();
  private FamilyGuard guard = FamilyGuard.NONE;
  private boolean committed;

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
        join(pid, this::offer);
      }
    }
    for (Departure each : List.copyOf(departures.values())) {
      unlessEnded(each.record(), each::park);
    }
    parkTheRest();
    guard = FamilyGuard.raise(engine, departures.values().stream().map(Departure::deputy).toList());
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
    Set<Integer> more = newcomers();
    while (!more.isEmpty()) {
      for (int pid : more) {
        join(
            pid,
            record -> {
              offer(record);
              departures.get(pid).park();
            });
      }
      more = newcomers();
    }
  }

  private Set<Integer> newcomers() throws IOException {
    Set<Integer> more = new TreeSet<>();
    for (int known : departures.keySet()) {
      more.addAll(SharedFamily.of(known));
    }
    more.removeAll(departures.keySet());
    return more;
  }

  private interface Joining {
    void run(MigrationRecord record) throws IOException;
  }

  private void join(int pid, Joining step) throws IOException {
    MigrationRecord record;
    try {
      record = locked(pid);
    } catch (NoSuchFileException e) {
      LOG.log(Level.DEBUG, "process {0,number,#} has ended and does not go with others", pid);
      return;
    }
    unlessEnded(record, () -> step.run(record));
  }

  /** One that ends before anything of it is sent need not go. */
  private void unlessEnded(MigrationRecord record, Step step) throws IOException {
    try {
      together(record, step);
    } catch (IOException e) {
      if (record == asked || !hasEnded(record)) {
        throw e;
      }
      Departure gone = departures.remove(record.pid());
      if (gone != null) {
        undo(gone, "it has ended");
        gone.close();
      }
    }
  }

  private static boolean hasEnded(MigrationRecord record) throws IOException {
    try {
      ProcStat stat = ProcStat.read(record.pid());
      return stat.starttime() != record.startTime() || "ZX".indexOf(stat.state()) >= 0;
    } catch (NoSuchFileException e) {
      return true;
    }
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
          FamilyReasons.sentence(record.pid(), record.command(), e.getMessage()));
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
    departures.values().forEach(each -> undo(each, why));
  }

  private void undo(Departure departure, String why) {
    departure.undo(why);
    MigrationRecord record = departure.record();
    if (record.state() != MigrationState.HOME && record.state() != MigrationState.ENDED) {
      record.become(MigrationState.HOME, why);
    }
    events.emit(Kind.REFUSED, record, target.node(), why);
  }

  /**
   * The commit point of each: one that fails is lost, as if it had been killed.
   *
   * @throws IOException if the one that was to go is lost
   */
  void commit() throws IOException {
    boolean sharing = departures.values().stream().anyMatch(each -> each.mappings().shared());
    MemoryGroup group = new MemoryGroup(sharing, guard);
    // As if one more was born: until all are away nobody is called home, nor is the guard lifted.
    group.beginBirth();
    committed = true;
    try {
      commit(group);
    } finally {
      group.endBirth();
    }
  }

  private void commit(MemoryGroup group) throws IOException {
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
    guard.begin(group);
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
    if (!committed) {
      guard.lift();
    }
    departures.values().forEach(Departure::close);
  }
}
