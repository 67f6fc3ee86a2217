package dev.roost.engine.migration;

import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.api.StayReason;
import dev.roost.engine.capture.StayReasons;
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
    try (MovingLocks locks = MovingLocks.of(engine, record)) {
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
      return depart(record, from, new Place(target, host, port), reason, locks, startNs);
    }
  }

  private HomeReturn.Result recall(MigrationRecord record, String reason) throws IOException {
    HomeSession session = engine.session(record.pid());
    if (session == null) {
      throw new IOException("process " + record.pid() + " has ended");
    }
    return new Recall(engine, session, reason).run();
  }

  private MigrationOutcome depart(
      MigrationRecord record,
      String from,
      Place target,
      String reason,
      MovingLocks locks,
      long startNs) {
    int pid = record.pid();
    String to = target.node();
    if (record.state() != MigrationState.HOME) {
      return outcome(pid, from, to, Result.REFUSED, "it is " + record.state(), 0, 0, startNs);
    }
    try (GroupDeparture departure = new GroupDeparture(engine, record, target, reason, locks)) {
      StayReason stay = StayReasons.patiently(pid);
      if (stay != null) {
        return outcome(pid, from, to, Result.REFUSED, stay.sentence(), 0, 0, startNs);
      }
      prepare(departure, record);
      departure.commit();
      Departure own = departure.ofAsked();
      return outcome(pid, from, to, Result.COMMITTED, reason, own.bytes(), own.pauseMs(), startNs);
    } catch (IOException | RuntimeException e) {
      return failed(record, from, to, e, startNs);
    }
  }

  private static void prepare(GroupDeparture departure, MigrationRecord record) throws IOException {
    try {
      departure.prepare();
    } catch (IOException | RuntimeException e) {
      departure.undo(why(record, e));
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
    if (record.state() == MigrationState.ENDED) {
      return outcome(record.pid(), from, target, Result.LOST, why, 0, 0, startNs);
    }
    Result result = cause instanceof RefusedException ? Result.REFUSED : Result.FAILED;
    if (result == Result.REFUSED) {
      record.refused(new StayReason("refused", why));
    }
    return outcome(record.pid(), from, target, result, why, 0, 0, startNs);
  }

  /** A body asked to go home. */
  void comeHome(MigrationRecord record, String reason) {
    HomeSession session = engine.session(record.pid());
    try (MovingLocks _ = MovingLocks.of(engine, record)) {
      if (session != null && record.state() == MigrationState.AWAY) {
        recall(record, reason);
      }
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "process {0,number,#} cannot come home: {1}",
          record.pid(),
          e.getMessage());
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
        new MigrationEvents(engine)
            .emit(
                MigrationEvent.Kind.RETURNED,
                record,
                from,
                self,
                reason,
                how.bytes(),
                how.pauseMs());
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
