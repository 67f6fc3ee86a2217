package dev.roost.engine.migration;

import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.deputy.Release;
import dev.roost.engine.image.ProcessImageCodec;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.link.TransferDigest;
import dev.roost.engine.memory.PageSink;
import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.restore.HomeRestore;
import dev.roost.trust.Receipt;
import dev.roost.trust.TrustException;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The way home, at home. What arrives is written into the deputy's memory as it comes, for nothing
 * runs there; nothing is executed before the manifest is verified.
 */
final class HomeReturn {
  private final Engine engine;
  private final MigrationRecord record;
  private final Link link;
  private final Deputy deputy;
  private final Mappings departed;
  private CompletableFuture<Result> result;

  /** It has come home by itself, and this makes the record say so; null once that is done. */
  private Runnable arrival;

  private Result arrived;
  private TransferDigest digest;
  private HomeRestore restore;
  private ProcessImage image;
  private PageSink sink;
  private IOException fault;
  private long pauseStartNs;

  /**
   * How a way home ended.
   *
   * @param bytes state and memory that came
   * @param pauseMs how long the process did not run
   */
  record Result(long bytes, double pauseMs) {}

  /**
   * @param departed mappings of the process when it left
   */
  HomeReturn(Engine engine, MigrationRecord record, Link link, Deputy deputy, Mappings departed) {
    this.engine = engine;
    this.record = record;
    this.link = link;
    this.deputy = deputy;
    this.departed = departed;
  }

  /**
   * Calls the body home and waits until the process runs natively again.
   *
   * @throws IOException with one sentence if it does not; it is then still away, or has ended
   */
  Result recall(Outbox outbox, String reason) throws IOException {
    CompletableFuture<Result> mine = new CompletableFuture<>();
    synchronized (this) {
      if (arrived != null) {
        settle();
        return arrived;
      }
      record.become(MigrationState.RETURNING, reason);
      result = mine;
      digest = new TransferDigest();
      pauseStartNs = System.nanoTime();
    }
    outbox.send(FrameType.RECALL, engine.notary().ticket(link.peer()));
    try {
      return mine.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The process has ended before it was home. */
  synchronized void abandoned(String reason) {
    if (result != null) {
      result.completeExceptionally(new IOException(reason));
    }
  }

  /**
   * The process runs at home without a way home: as another program. A recall that waits for it is
   * so fulfilled.
   *
   * @param books make the record say so
   */
  synchronized void cameByItself(Result how, Runnable books) {
    arrived = how;
    arrival = books;
    if (result != null) {
      settle();
      result.complete(how);
    }
  }

  /** How the process came home by itself, or null. */
  synchronized Result arrived() {
    return arrived;
  }

  /**
   * Makes the record say that the process came home by itself. Whoever calls it holds {@link
   * MigrationRecord#moving}.
   *
   * @return false if somebody has called the process home meanwhile, and so it is done
   */
  synchronized boolean settle() {
    if (arrival == null) {
      return false;
    }
    Runnable books = arrival;
    arrival = null;
    books.run();
    return true;
  }

  /** No thread of the body runs any more: signals that come now wait at home. */
  void stopped(Outbox outbox) throws IOException {
    deputy.quiet();
    outbox.send(FrameType.QUIET);
  }

  void state(byte[] payload) throws IOException {
    digest.state(payload);
    attempt(
        () -> {
          image = ProcessImageCodec.decode(payload);
          if (image.pid() != deputy.leader().homeTid()) {
            throw new IOException("the image is of process " + image.pid());
          }
          restore =
              new HomeRestore(
                  deputy.firstAlive().tid(),
                  deputy.calls(deputy.firstAlive()),
                  deputy.region().region(),
                  departed,
                  image);
          restore.layout();
          sink = restore.pages();
        });
  }

  void pages(byte[] payload) throws IOException {
    digest.pages(payload, payload.length);
    attempt(
        () -> {
          if (sink == null) {
            throw new IOException("pages came before the image they belong to");
          }
          sink.accept(payload, 0, payload.length);
        });
  }

  private interface Step {
    void run() throws IOException;
  }

  /** A step that fails is remembered; the whole transfer is refused at its end. */
  private void attempt(Step step) {
    if (fault == null) {
      try {
        step.run();
      } catch (IOException e) {
        fault = e;
      }
    }
  }

  /** Ends the transfer. Returns whether the process is at home now. */
  boolean manifest(byte[] cms, Outbox outbox) throws IOException {
    long bytes = digest.stateBytes() + digest.memoryBytes();
    try {
      engine.notary().admit(cms, link, digest);
      if (fault != null) {
        throw fault;
      }
      if (restore == null) {
        throw new IOException("a manifest came without an image");
      }
      restore.finish();
    } catch (TrustException | IOException e) {
      stay(outbox, e.getMessage());
      return false;
    } finally {
      if (sink != null) {
        sink.close();
      }
    }
    link.send(FrameType.HOME);
    restore.pending(deputy::pendingSignals);
    Release.asItBecame(engine.tracer(), deputy, image.threads().threads());
    double pauseMs = (System.nanoTime() - pauseStartNs) / 1e6;
    record.movedTo(engine.notary().node(), bytes);
    record.become(MigrationState.HOME, "it runs natively again");
    engine
        .notary()
        .receiptIfPossible(Receipt.Direction.RECEIVED, cms, "return from " + link.peer());
    engine.home(record);
    result.complete(new Result(bytes, pauseMs));
    return true;
  }

  private void stay(Outbox outbox, String why) throws IOException {
    fault = null;
    restore = null;
    sink = null;
    deputy.unquiet();
    record.become(MigrationState.AWAY, "the way home was refused: " + why);
    outbox.send(FrameType.STAY, new WireWriter().string(why));
    CompletableFuture<Result> failed = result;
    result = null;
    failed.completeExceptionally(new IOException("the way home was refused: " + why));
  }
}
