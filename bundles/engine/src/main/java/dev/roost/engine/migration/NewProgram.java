package dev.roost.engine.migration;

import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.link.Link;
import dev.roost.engine.model.Parting;
import dev.roost.linux.GoneException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The end of being away by execve(2), at home. The program that the process becomes begins at home,
 * and needs no memory of the one that was away.
 */
final class NewProgram {
  private static final Logger LOG = System.getLogger("roost.home");

  private final Engine engine;
  private final MigrationRecord record;
  private final Link link;
  private final Deputy deputy;
  private volatile boolean awaited;
  private long stoppedNs;
  private String command;
  private double pauseMs;

  NewProgram(Engine engine, MigrationRecord record, Link link, Deputy deputy) {
    this.engine = engine;
    this.record = record;
    this.link = link;
    this.deputy = deputy;
  }

  /** It is there, and waits for the guest's parting words. Tracer's thread. */
  void comes() {
    stoppedNs = System.nanoTime();
    awaited = true;
  }

  /** Whether the program that was away is no more at home, so that nobody answers its calls. */
  boolean isAwaited() {
    return awaited;
  }

  /**
   * The guest has parted: lets it run.
   *
   * @return false if it was killed meanwhile, which the tracer tells
   */
  boolean begin(Parting parting) throws IOException {
    if (!awaited) {
      throw new IOException(link.peer() + " parts with a program that goes on");
    }
    try {
      command = deputy.begin(parting);
      pauseMs = (System.nanoTime() - stoppedNs) / 1e6;
      return true;
    } catch (GoneException e) {
      LOG.log(Level.DEBUG, "process {0,number,#} was killed in execve", record.pid());
      return false;
    }
  }

  /** How it came home: without any memory. */
  HomeReturn.Result result() {
    return new HomeReturn.Result(0, pauseMs);
  }

  /** Has the books say so. By whoever moves the process, and once. */
  void settle(HomeSession session) {
    record.becameAnother(command);
    record.movedTo(engine.notary().node(), 0);
    record.become(MigrationState.HOME, "it became another program");
    engine.home(record, session);
  }
}
