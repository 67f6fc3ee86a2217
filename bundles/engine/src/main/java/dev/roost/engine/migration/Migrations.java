package dev.roost.engine.migration;

import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.api.StayReason;
import dev.roost.engine.capture.StayReasons;
import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.link.Link;
import dev.roost.engine.link.RefusedException;
import dev.roost.linux.GoneException;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;

/** Moves by request: out, home, or from one guest to another by way of home. */
public final class Migrations {
  private static final Logger LOG = System.getLogger("roost.migrations");

  private final Engine engine;
  private final String self;
  private final Level failures;

  public Migrations(Engine engine) {
    this(engine, Level.WARNING);
  }

  /**
   * @param failures how loud the log says that a process does not go
   */
  Migrations(Engine engine, Level failures) {
    this.engine = engine;
    this.failures = failures;
    this.self = engine.notary().node();
  }

  /** Moves {@code pid} to {@code target}, or home if that is this node. Waits until it is done. */
  public MigrationOutcome migrate(int pid, String target, String host, int port, String reason) {
    long startNs = System.nanoTime();
    MigrationRecord record;
    try {
      record = engine.record(pid, ProcStatus.read(pid).name());
    } catch (IOException e) {
      return outcome(
          pid, self, target, Result.REFUSED, "there is no process " + pid, 0, 0, startNs);
    }
    record.moving().lock();
    try {
      String from = record.where();
      if (from.equals(target)) {
        if (target.equals(self)) {
          record.guest(null);
        }
        return outcome(
            pid, from, target, Result.REFUSED, "it is on " + target + " already", 0, 0, startNs);
      }
      HomeReturn.Result back = new HomeReturn.Result(0, 0);
      if (record.state() == MigrationState.AWAY) {
        try {
          back = recall(record, reason);
        } catch (IOException e) {
          Result result =
              record.state() == MigrationState.ENDED
                  ? Result.LOST
                  : e instanceof RefusedException ? Result.REFUSED : Result.FAILED;
          return outcome(pid, from, target, result, e.getMessage(), 0, 0, startNs);
        }
        if (target.equals(self)) {
          return outcome(
              pid, from, target, Result.RETURNED, reason, back.bytes(), back.pauseMs(), startNs);
        }
      }
      return depart(record, from, target, host, port, reason, startNs);
    } finally {
      record.moving().unlock();
    }
  }

  private HomeReturn.Result recall(MigrationRecord record, String reason) throws IOException {
    HomeSession session = engine.session(record.pid());
    if (session == null) {
      throw new IOException("process " + record.pid() + " has ended");
    }
    String from = record.where();
    HomeReturn.Result result = session.recall(reason);
    emit(
        MigrationEvent.Kind.RETURNED, record, from, self, reason, result.bytes(), result.pauseMs());
    return result;
  }

  private MigrationOutcome depart(
      MigrationRecord record,
      String from,
      String target,
      String host,
      int port,
      String reason,
      long startNs) {
    int pid = record.pid();
    if (record.state() != MigrationState.HOME) {
      return outcome(pid, from, target, Result.REFUSED, "it is " + record.state(), 0, 0, startNs);
    }
    try {
      StayReason stay = StayReasons.patiently(pid);
      if (stay != null) {
        return outcome(pid, from, target, Result.REFUSED, stay.sentence(), 0, 0, startNs);
      }
      emit(MigrationEvent.Kind.STARTED, record, self, target, reason, 0, 0);
      Link link = engine.connect(target, host, port);
      double pauseMs;
      long bytes;
      try (Departure departure = new Departure(engine, record, link)) {
        Deputy deputy = prepare(record, departure, link);
        HomeSession session = new HomeSession(engine, record, link, deputy, departure.mappings());
        record.guest(new Place(target, host, port));
        engine.away(record, session);
        session.commit(engine.bounces(pid));
        pauseMs = (System.nanoTime() - departure.pauseStartNs()) / 1e6;
        bytes = departure.bytes();
        record.movedTo(target, bytes);
      }
      emit(MigrationEvent.Kind.COMMITTED, record, self, target, reason, bytes, pauseMs);
      return outcome(pid, from, target, Result.COMMITTED, reason, bytes, pauseMs, startNs);
    } catch (IOException | RuntimeException e) {
      return failed(record, from, target, e, startNs);
    }
  }

  private static Deputy prepare(MigrationRecord record, Departure departure, Link link)
      throws IOException {
    try {
      return departure.prepare();
    } catch (IOException | RuntimeException e) {
      Departure.tell(link, why(record, e));
      throw e;
    }
  }

  private static String why(MigrationRecord record, Exception cause) {
    return cause instanceof NoSuchFileException || cause instanceof GoneException
        ? "process " + record.pid() + " has ended"
        : String.valueOf(cause.getMessage());
  }

  private MigrationOutcome failed(
      MigrationRecord record, String from, String target, Exception cause, long startNs) {
    String why = why(record, cause);
    LOG.log(failures, "process {0,number,#} does not go to {1}: {2}", record.pid(), target, why);
    LOG.log(Level.DEBUG, "because", cause);
    if (record.state().committed()) {
      HomeSession session = engine.session(record.pid());
      if (session != null) {
        session.lost(cause);
      }
      return outcome(record.pid(), from, target, Result.LOST, why, 0, 0, startNs);
    }
    if (record.state() != MigrationState.HOME && record.state() != MigrationState.ENDED) {
      record.become(MigrationState.HOME, why);
    }
    emit(MigrationEvent.Kind.REFUSED, record, self, target, why, 0, 0);
    Result result = cause instanceof RefusedException ? Result.REFUSED : Result.FAILED;
    if (result == Result.REFUSED) {
      record.refused(new StayReason("refused", why));
    }
    return outcome(record.pid(), from, target, result, why, 0, 0, startNs);
  }

  /** A body asked to go home. */
  void comeHome(MigrationRecord record, String reason) {
    HomeSession session = engine.session(record.pid());
    record.moving().lock();
    try {
      if (session != null && record.state() == MigrationState.AWAY) {
        recall(record, reason);
      }
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "process {0,number,#} cannot come home: {1}",
          record.pid(),
          e.getMessage());
    } finally {
      record.moving().unlock();
    }
  }

  /** The program of {@code record} has become another one, which runs at home. */
  void cameByItself(MigrationRecord record, HomeReturn homeReturn) {
    record.moving().lock();
    try {
      String from = record.where();
      HomeReturn.Result how = homeReturn.arrived();
      if (homeReturn.settle()) {
        String reason = "it became another program: " + record.command();
        emit(MigrationEvent.Kind.RETURNED, record, from, self, reason, how.bytes(), how.pauseMs());
        Onward.plan(engine, record);
      }
    } finally {
      record.moving().unlock();
    }
  }

  /** Test aid: sends a process that has just come home out again. */
  void sendAgain(int pid, Engine.Bounce to) {
    migrate(pid, to.target(), to.host(), to.port(), "bounced");
  }

  /** Test aid: from now on, or no longer, every forwarded call brings {@code pid} home first. */
  public void bounce(int pid, String target, String host, int port, boolean on) {
    engine.bounce(pid, on ? new Engine.Bounce(target, host, port) : null);
    if (on) {
      migrate(pid, target, host, port, "bounced");
    }
  }

  private void emit(
      MigrationEvent.Kind kind,
      MigrationRecord record,
      String from,
      String to,
      String reason,
      long bytes,
      double pauseMs) {
    engine.emit(
        new MigrationEvent(
            kind, record.pid(), record.command(), self, from, to, reason, bytes, pauseMs));
  }

  private static MigrationOutcome outcome(
      int pid,
      String from,
      String to,
      Result result,
      String reason,
      long bytes,
      double pauseMs,
      long startNs) {
    return new MigrationOutcome(
        pid, from, to, result, reason, bytes, pauseMs, (System.nanoTime() - startNs) / 1e6);
  }
}
