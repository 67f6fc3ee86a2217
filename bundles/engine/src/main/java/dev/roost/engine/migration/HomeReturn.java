package dev.roost.engine.migration;

import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.deputy.KeptObjects;
import dev.roost.engine.deputy.Release;
import dev.roost.engine.image.ProcessImageCodec;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.link.TransferDigest;
import dev.roost.engine.memory.ObjectContents;
import dev.roost.engine.memory.PageSink;
import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.restore.HomeRestore;
import dev.roost.linux.GoneException;
import dev.roost.trust.Receipt;
import dev.roost.trust.TrustException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The way home, at home. What arrives is written into the deputy's memory as it comes, for nothing
 * runs there; nothing is executed before the manifest is verified.
 */
final class HomeReturn implements Homecoming.Member {
  private static final Logger LOG = System.getLogger("roost.home");

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
  private byte[] manifest;
  private long pauseStartNs;
  private Outbox outbox;
  private volatile Homecoming homecoming;
  private volatile boolean verified;
  private final Runnable over;
  private final Consumer<Throwable> lost;

  /**
   * How a way home ended.
   *
   * @param bytes state and memory that came
   * @param pauseMs how long the process did not run
   */
  record Result(long bytes, double pauseMs) {}

  /**
   * @param departed mappings of the process when it left
   * @param over called when it is at home
   * @param lost called when it can neither go home nor stay
   */
  HomeReturn(
      Engine engine,
      MigrationRecord record,
      Link link,
      Deputy deputy,
      Mappings departed,
      Runnable over,
      Consumer<Throwable> lost) {
    this.engine = engine;
    this.record = record;
    this.link = link;
    this.deputy = deputy;
    this.departed = departed;
    this.over = over;
    this.lost = lost;
  }

  @Override
  public int pid() {
    return record.pid();
  }

  /**
   * Calls the body home.
   *
   * @param with who else comes, and waits for it
   * @param number of this way home, the same for all who come together
   * @return completed when the process runs natively again; exceptionally, with one sentence, if it
   *     does not: it is then still away, or has ended
   */
  CompletableFuture<Result> begin(Outbox box, Homecoming with, String reason, long number) {
    CompletableFuture<Result> mine = new CompletableFuture<>();
    boolean gone = false;
    synchronized (this) {
      if (arrived != null) {
        settle();
        mine.complete(arrived);
        gone = true;
      } else if (record.state() != MigrationState.AWAY) {
        mine.completeExceptionally(new IOException("it is " + record.state()));
        gone = true;
      } else {
        record.become(MigrationState.RETURNING, reason);
        result = mine;
        digest = new TransferDigest();
        pauseStartNs = System.nanoTime();
        outbox = box;
        homecoming = with;
      }
    }
    if (gone) {
      with.left(this);
    } else {
      WireWriter recall = new WireWriter().string(engine.notary().ticket(link.peer())).i64(number);
      box.send(FrameType.RECALL, recall);
    }
    return mine;
  }

  /** It takes no part any more in a way home that is under way. Not on the tracer's thread. */
  void leave() {
    Homecoming with = homecoming;
    if (with != null) {
      with.left(this);
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

  /** No thread of the body runs any more. */
  void stopped() throws IOException {
    Homecoming with = homecoming;
    if (with == null) {
      throw new IOException(link.peer() + " stopped a body that nobody called home");
    }
    with.stopped(this);
  }

  @Override
  public void quieten() {
    try {
      deputy.quiet();
      outbox.send(FrameType.QUIET);
    } catch (GoneException e) {
      LOG.log(Level.DEBUG, "process {0,number,#} ended on its way home", record.pid());
    } catch (IOException | RuntimeException e) {
      lost.accept(e);
    }
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

  /** A KEPT frame: {@code string object}, then a batch of {@link ObjectContents}. */
  void kept(byte[] payload, KeptObjects objects) throws IOException {
    digest.pages(payload, payload.length);
    attempt(
        () -> {
          WireReader in = new WireReader(payload);
          String object = in.string();
          objects.write(object, payload, payload.length - in.remaining());
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

  /** If that fails the body ends all the same, because its home is lost. */
  private void tellGuest() {
    try {
      link.send(FrameType.HOME);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "link to {0} is down: {1}", link.peer(), e.getMessage());
    }
  }

  /** Whether all of it is here, and the guest so not needed any more. */
  boolean verified() {
    return verified;
  }

  /** Ends the transfer. */
  void manifest(byte[] cms) throws IOException {
    Homecoming with = homecoming;
    if (with == null) {
      throw new IOException(link.peer() + " sent a manifest that nobody has asked for");
    }
    String why = null;
    try {
      engine.notary().admit(cms, link, digest);
      manifest = cms;
      if (fault != null) {
        throw fault;
      }
      if (restore == null) {
        throw new IOException("a manifest came without an image");
      }
    } catch (TrustException | IOException e) {
      why = String.valueOf(e.getMessage());
    } finally {
      if (sink != null) {
        sink.close();
      }
    }
    with.arrived(this, why);
  }

  @Override
  public String finish() {
    try {
      restore.finish();
      return null;
    } catch (GoneException e) {
      // Its end is told by the tracer, and changes nothing for those who go on.
      return null;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public void home() {
    verified = true;
    tellGuest();
    try {
      restore.pending(deputy::pendingSignals);
      Release.asItBecame(engine.tracer(), deputy, image.threads().threads());
      long bytes = digest.stateBytes() + digest.memoryBytes();
      double pauseMs = (System.nanoTime() - pauseStartNs) / 1e6;
      record.movedTo(engine.notary().node(), bytes);
      record.become(MigrationState.HOME, "it runs natively again");
      engine
          .notary()
          .receiptIfPossible(Receipt.Direction.RECEIVED, manifest, "return from " + link.peer());
      engine.home(record);
      result.complete(new Result(bytes, pauseMs));
      over.run();
    } catch (IOException | RuntimeException e) {
      lost.accept(e);
    }
  }

  @Override
  public void stay(String why) {
    fault = null;
    restore = null;
    sink = null;
    homecoming = null;
    try {
      deputy.unquiet();
      record.become(MigrationState.AWAY, "the way home was refused: " + why);
      outbox.send(FrameType.STAY, new WireWriter().string(why));
      CompletableFuture<Result> failed = result;
      result = null;
      failed.completeExceptionally(new IOException("the way home was refused: " + why));
    } catch (GoneException e) {
      LOG.log(Level.DEBUG, "process {0,number,#} ended on its way home", record.pid());
    } catch (IOException | RuntimeException e) {
      lost.accept(e);
    }
  }
}
