package dev.roost.engine.migration;

import dev.roost.api.MigrationEvent;

/** Tells those who listen what becomes of the processes of this home. */
final class MigrationEvents {
  private final Engine engine;

  MigrationEvents(Engine engine) {
    this.engine = engine;
  }

  /** The name of this node. */
  String self() {
    return engine.notary().node();
  }

  /** A move that begins here, or does not. */
  void emit(MigrationEvent.Kind kind, MigrationRecord record, String to, String reason) {
    emit(kind, record, self(), to, reason, 0, 0);
  }

  /**
   * Any of a process of this home.
   *
   * @param bytes that were sent
   * @param pauseMs how long the process did not run
   */
  void emit(
      MigrationEvent.Kind kind,
      MigrationRecord record,
      String from,
      String to,
      String reason,
      long bytes,
      double pauseMs) {
    engine.emit(
        new MigrationEvent(
            kind, record.pid(), record.command(), self(), from, to, reason, bytes, pauseMs));
  }
}
