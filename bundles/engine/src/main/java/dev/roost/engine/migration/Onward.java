package dev.roost.engine.migration;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Sends a process on that was away and has become another program at home: back to the guest where
 * it was. It runs at home until it is stopped for the move. A program that ends within {@link
 * #LIVED} is not worth a move.
 */
final class Onward {
  /** So long a new program must have lived. */
  static final Duration LIVED = Duration.ofMillis(300);

  private Onward() {}

  /** Plans it, unless somebody else decides where it goes. */
  static void plan(Engine engine, MigrationRecord record) {
    Place guest = record.guest();
    int moves = record.moves();
    if (guest != null && !engine.bounces(record.pid())) {
      engine.later(LIVED, () -> go(engine, record, guest, moves));
    }
  }

  private static void go(Engine engine, MigrationRecord record, Place guest, int moves) {
    boolean untouched =
        record.state() == MigrationState.HOME
            && record.moves() == moves
            && guest.equals(record.guest());
    if (untouched && !engine.bounces(record.pid()) && lives(engine, record)) {
      new Migrations(engine, Level.INFO)
          .migrate(
              record.pid(),
              guest.node(),
              guest.host(),
              guest.port(),
              "it goes on as " + record.command());
    }
  }

  private static boolean lives(Engine engine, MigrationRecord record) {
    try {
      return engine.isCurrent(record);
    } catch (IOException e) {
      // It has ended.
      return false;
    }
  }
}
