package dev.roost.engine.migration;

import dev.roost.api.MigrationEvent;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Calls a process home, with all that share memory with it. Whoever does holds their locks. */
final class Recall {
  private static final Logger LOG = System.getLogger("roost.migrations");

  private final Engine engine;
  private final HomeSession asked;
  private final String reason;

  /**
   * @param asked of the process that is to come home
   */
  Recall(Engine engine, HomeSession asked, String reason) {
    this.engine = engine;
    this.asked = asked;
    this.reason = reason;
  }

  /**
   * Waits until all run at home.
   *
   * @throws IOException with one sentence if the one that was asked for does not; it is then still
   *     away, or has ended
   */
  HomeReturn.Result run() throws IOException {
    try {
      long number = engine.nextNumber();
      Map<HomeSession, CompletableFuture<HomeReturn.Result>> results =
          new LinkedHashMap<>(asked.group().recall(reason, number));
      if (!results.containsKey(asked)) {
        // It has left the group: it is at home, or has ended.
        Homecoming alone = new Homecoming(List.of(asked.homeReturn()), () -> {});
        results.put(asked, asked.beginReturn(alone, reason, number));
      }
      IOException failure = null;
      for (Map.Entry<HomeSession, CompletableFuture<HomeReturn.Result>> each : results.entrySet()) {
        MigrationRecord record = each.getKey().record();
        try {
          tell(each.getKey(), each.getValue().get());
        } catch (ExecutionException e) {
          String why = e.getCause().getMessage();
          if (each.getKey() == asked) {
            failure = new IOException(why, e.getCause());
          } else {
            LOG.log(Level.INFO, "process {0,number,#} does not come home: {1}", record.pid(), why);
          }
        }
      }
      if (failure != null) {
        throw failure;
      }
      return results.get(asked).resultNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void tell(HomeSession session, HomeReturn.Result how) {
    MigrationEvents events = new MigrationEvents(engine);
    events.emit(
        MigrationEvent.Kind.RETURNED,
        session.record(),
        session.guest(),
        events.self(),
        reason,
        how.bytes(),
        how.pauseMs());
  }
}
