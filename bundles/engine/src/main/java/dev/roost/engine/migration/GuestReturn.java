package dev.roost.engine.migration;

import dev.roost.engine.body.BodyProcess;
import dev.roost.engine.body.Forwarder;
import dev.roost.engine.capture.RawThread;
import dev.roost.engine.image.ProcessImageCodec;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.link.TransferDigest;
import dev.roost.engine.memory.PageSource;
import dev.roost.engine.memory.PageSource.FilePages;
import dev.roost.engine.memory.PageSource.Holes;
import dev.roost.engine.memory.PageSource.Reading;
import dev.roost.engine.memory.SharedPages;
import dev.roost.engine.memory.WriteTracking;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.model.Vma;
import dev.roost.engine.restore.SharedStore;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.linux.GoneException;
import dev.roost.trust.Receipt;
import dev.roost.trust.TransferManifest.Kind;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;

/** The way home, at the guest: stops the body, captures it, sends it. */
final class GuestReturn {
  private static final Logger LOG = System.getLogger("roost.return");
  private static final long NUDGE_MS = 20;

  private final Engine engine;
  private final Link link;
  private final BodyProcess body;
  private final Forwarder forwarder;
  private final ProcessImage departed;
  private final WriteTracking tracking;
  private final SharedStore store;
  private final Map<Integer, RawThread> raw = new HashMap<>();
  private volatile Map<Integer, StoppedTask> tasks;
  private volatile String ticket;

  /** The same for all that share memory and come home together. */
  private volatile long number;

  private Outbox outbox;

  GuestReturn(
      Engine engine,
      Link link,
      BodyProcess body,
      Forwarder forwarder,
      ProcessImage departed,
      WriteTracking tracking,
      SharedStore store) {
    this.store = store;
    this.tracking = tracking;
    this.engine = engine;
    this.link = link;
    this.body = body;
    this.forwarder = forwarder;
    this.departed = departed;
  }

  /**
   * A RECALL frame, {@code string ticket, i64 number}: stops every thread, and has calls that wait
   * at home broken off.
   */
  void begin(WireReader recall, Outbox newOutbox) throws IOException {
    ticket = recall.string();
    number = recall.i64();
    outbox = newOutbox;
    tasks = null;
    body.stop();
    Thread.ofPlatform().name("roost-return-" + body.pid()).daemon(true).start(this::nudge);
  }

  /**
   * Until all have stopped: a call may be received from the filter just while the others are being
   * cancelled, so this is done again and again.
   */
  private void nudge() {
    try {
      while (tasks == null && !body.ended()) {
        forwarder.releaseHeld();
        forwarder.cancelAll();
        synchronized (this) {
          if (tasks == null) {
            wait(NUDGE_MS);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every thread is stopped. Tracer's thread. */
  synchronized void allStopped(Map<Integer, StoppedTask> byHomeTid) {
    if (tasks == null) {
      tasks = byHomeTid;
      notifyAll();
      forwarder.beforeHome(() -> outbox.send(FrameType.STOPPED));
    }
  }

  /** A QUIET frame: all signals that will come have come; captures and sends. */
  void send() throws IOException {
    ProcessImage image;
    try {
      image =
          engine.tracer().call(() -> new BodyCapture(body, departed, store).capture(tasks, raw));
    } catch (GoneException e) {
      // It was killed at this very moment; its end is reported by the tracer.
      LOG.log(Level.INFO, "body {0} ended on its way home", body.pid());
      return;
    }
    TransferDigest digest = new TransferDigest();
    byte[] state = ProcessImageCodec.encode(image);
    digest.state(state);
    link.send(FrameType.STATE, state, 0, state.length);
    try (PageSource pages =
        new PageSource(
            body.living(),
            Reading.STOPPED,
            (batch, length) -> {
              digest.pages(batch, length);
              link.send(FrameType.PAGES, batch, 0, length);
            })) {
      SharedPages sent = store.sent(number);
      for (Vma vma : image.mappings().vmas()) {
        switch (vma.kind()) {
          case ANONYMOUS, FILE -> pages.changes(vma, FilePages.DROPPED);
          case SHARED -> pages.shared(vma, sent, Holes.ABSENT);
          case KERNEL -> {}
        }
      }
      pages.finish();
    }
    store.sendKept(
        number,
        (object, batch, length) -> {
          byte[] payload = new WireWriter().string(object).raw(batch, 0, length).toByteArray();
          digest.pages(payload, payload.length);
          link.send(FrameType.KEPT, payload, 0, payload.length);
        });
    byte[] cms =
        engine.notary().seal(link, digest, Kind.RETURN, ticket, departed.pid(), link.peer());
    engine.notary().receiptIfPossible(Receipt.Direction.SENT, cms, "return to " + link.peer());
  }

  /**
   * A STAY frame: home has refused; the body goes on where it stopped. Nobody knows what home's
   * memory has become, so the next way home brings everything.
   */
  void stay(String why) throws IOException {
    tracking.close();
    LOG.log(
        Level.WARNING,
        "{0} refused the return of {1,number,#}: {2}",
        link.peer(),
        departed.pid(),
        why);
    engine
        .tracer()
        .call(
            () -> {
              for (Map.Entry<Integer, StoppedTask> entry : tasks.entrySet()) {
                RawThread before = raw.get(entry.getKey());
                entry.getValue().setRegisters(before.registers());
                entry.getValue().setSignalMask(before.signalMask());
              }
              return null;
            });
    body.resume();
  }
}
