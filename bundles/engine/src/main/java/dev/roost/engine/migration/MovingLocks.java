package dev.roost.engine.migration;

import dev.roost.engine.capture.SharedFamily;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Held by whoever moves a process and all that move with it: {@link MigrationRecord#moving} of
 * each, taken in the order of their ids, so that two who want some of the same never wait for each
 * other.
 */
final class MovingLocks implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.migrations");

  private final SortedMap<Integer, MigrationRecord> held = new TreeMap<>();

  private MovingLocks() {}

  /** Waits until nobody else moves {@code record} or any that moves with it. */
  static MovingLocks of(Engine engine, MigrationRecord record) {
    MovingLocks locks = new MovingLocks();
    while (true) {
      SortedMap<Integer, MigrationRecord> wanted = company(engine, record);
      wanted.values().forEach(each -> each.moving().lock());
      locks.held.putAll(wanted);
      if (wanted.keySet().containsAll(away(engine, record).keySet())) {
        return locks;
      }
      locks.close();
    }
  }

  /**
   * One more, that was not known before; this does not wait, for nothing would keep the order.
   *
   * @return false if somebody else moves it
   */
  boolean add(MigrationRecord record) {
    if (!record.moving().tryLock()) {
      return false;
    }
    held.put(record.pid(), record);
    return true;
  }

  /** Those whose locks are held. */
  Collection<MigrationRecord> records() {
    return held.values();
  }

  private static SortedMap<Integer, MigrationRecord> company(
      Engine engine, MigrationRecord record) {
    SortedMap<Integer, MigrationRecord> all = away(engine, record);
    if (all.size() == 1 && !record.state().committed()) {
      all.putAll(atHome(engine, record));
    }
    return all;
  }

  /** Itself, and who is away with it. */
  private static SortedMap<Integer, MigrationRecord> away(Engine engine, MigrationRecord record) {
    SortedMap<Integer, MigrationRecord> all = new TreeMap<>();
    HomeSession session = engine.session(record.pid());
    if (session != null) {
      for (HomeSession member : session.group().members()) {
        all.put(member.record().pid(), member.record());
      }
    }
    all.put(record.pid(), record);
    return all;
  }

  /** Who shares memory with it; whoever ends meanwhile is of no interest. */
  private static SortedMap<Integer, MigrationRecord> atHome(Engine engine, MigrationRecord record) {
    SortedMap<Integer, MigrationRecord> all = new TreeMap<>();
    try {
      for (int pid : SharedFamily.of(record.pid())) {
        if (pid != record.pid()) {
          all.put(pid, engine.record(pid, ProcStatus.read(pid).name()));
        }
      }
    } catch (IOException e) {
      // One has ended, or may not be looked at: the move meets that again, and says so.
      LOG.log(
          Level.DEBUG,
          "who moves with {0,number,#} is not known: {1}",
          record.pid(),
          e.getMessage());
      return new TreeMap<>();
    }
    return all;
  }

  @Override
  public void close() {
    held.values().forEach(each -> each.moving().unlock());
    held.clear();
  }
}
