package dev.roost.engine.migration;

import dev.roost.api.StayReason;
import dev.roost.engine.capture.KernelClocks;
import dev.roost.engine.capture.LimitsCapture;
import dev.roost.engine.capture.MappingFlags;
import dev.roost.engine.capture.StayReasons;
import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.deputy.Parking;
import dev.roost.engine.deputy.Release;
import dev.roost.engine.deputy.Strip;
import dev.roost.engine.image.ProcessImageCodec;
import dev.roost.engine.link.ClocksCodec;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.link.Offer;
import dev.roost.engine.link.OfferCodec;
import dev.roost.engine.link.RefusedException;
import dev.roost.engine.link.TransferDigest;
import dev.roost.engine.memory.PageSource;
import dev.roost.engine.memory.PageSource.FilePages;
import dev.roost.engine.memory.PageSource.Holes;
import dev.roost.engine.memory.PageSource.Reading;
import dev.roost.engine.memory.SharedPages;
import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.model.Vma;
import dev.roost.linux.GoneException;
import dev.roost.linux.proc.ProcSmaps;
import dev.roost.linux.proc.ProcStatus;
import dev.roost.trust.Receipt;
import dev.roost.trust.TransferManifest.Kind;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Takes a process from running at home to the commit point, step by step, so that several can go
 * together: {@link #offer}, {@link #park}, {@link #send}, {@link #ready}. After a failure before
 * the commit point {@link #undo} undoes what was done, and the process goes on at home.
 */
final class Departure implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.departure");

  private final Engine engine;
  private final MigrationRecord record;
  private final Link link;
  private final Outbox outbox;
  private final long group;
  private final TransferDigest digest = new TransferDigest();
  private String ticket;
  private PreCopy copy;
  private long pauseStartNs;
  private double pauseMs;
  private Deputy deputy;
  private Strip strip;
  private Mappings mappings;
  private long bytes;

  /**
   * @param group number of the group that goes together; the guest's bodies with one number share
   *     memory
   */
  Departure(Engine engine, MigrationRecord record, Link link, long group) {
    this.engine = engine;
    this.record = record;
    this.link = link;
    this.group = group;
    this.outbox = new Outbox(link, "roost-out-" + record.pid(), WireWriter::new);
  }

  /** The process. */
  MigrationRecord record() {
    return record;
  }

  /** To its guest. */
  Link link() {
    return link;
  }

  /** Of {@link #link}; a guest whose process waits for others hears by it that home lives. */
  Outbox outbox() {
    return outbox;
  }

  /** The parked process. */
  Deputy deputy() {
    return deputy;
  }

  /** It has been committed: the pause is over. */
  void ranAgain() {
    pauseMs = (System.nanoTime() - pauseStartNs) / 1e6;
  }

  /** How long the process did not run. */
  double pauseMs() {
    return pauseMs;
  }

  /** The mappings of the parked process. */
  Mappings mappings() {
    return mappings;
  }

  /** Bytes of state and memory that were sent. */
  long bytes() {
    return bytes;
  }

  /** Asks the guest, and sends what can be sent while the process runs. */
  void offer() throws IOException {
    int pid = record.pid();
    MappingFlags flags = MappingFlags.of(ProcSmaps.read(pid));
    WireWriter offer = new WireWriter().i32(pid).string(record.command());
    OfferCodec.write(
        offer,
        new Offer(
            engine.machine(), LimitsCapture.of(pid), ProcStatus.read(pid).vmRssBytes(), group));
    ClocksCodec.write(offer, KernelClocks.of(pid));
    link.send(FrameType.OFFER, offer);
    record.become(MigrationState.OFFERED, "asked " + link.peer());
    ticket = ClockMatch.answer(link, FrameType.TICKET).string();
    StayReason reason = StayReasons.patiently(pid);
    if (reason != null) {
      throw new RefusedException(reason.sentence());
    }
    copy = PreCopy.run(engine.tracer(), record, flags, link, digest);
    if (copy != null && (reason = StayReasons.whileTracked(pid)) != null) {
      throw new RefusedException(reason.sentence());
    }
  }

  /** Stops the process. */
  void park() throws IOException {
    pauseStartNs = System.nanoTime();
    deputy = Parking.park(engine.tracer(), record.pid(), copy == null ? null : copy.region());
    record.become(MigrationState.PARKED, "every thread waits in the loop");
  }

  /**
   * Sends the rest.
   *
   * @param shared what of the memory that the group shares has been sent already
   */
  void send(SharedPages shared) throws IOException {
    StayReason registers = StayReasons.ofRegisters(deputy.leader().parked().registers());
    if (registers != null) {
      throw new RefusedException(registers.sentence());
    }
    ProcessImage image = HomeCapture.of(deputy, record.command());
    mappings = image.mappings();
    deputy.threads().forEach(thread -> thread.keep(image.signals().descriptors()));
    strip = Strip.of(image);
    strip.apply(deputy);
    record.become(MigrationState.SENDING, "to " + link.peer());
    byte[] manifest = send(image, shared);
    // Written while the guest verifies: the process waits.
    engine.notary().receipt(Receipt.Direction.SENT, manifest, "departure to " + link.peer());
  }

  /** Waits until the guest has verified it: the process is ready to be committed. */
  void ready() throws IOException {
    link.expect(FrameType.READY);
    record.become(MigrationState.READY, link.peer() + " has verified it");
  }

  private byte[] send(ProcessImage image, SharedPages shared) throws IOException {
    byte[] state = ProcessImageCodec.encode(image);
    digest.state(state);
    link.send(FrameType.STATE, state, 0, state.length);
    try (PageSource pages =
        new PageSource(
            deputy.pid(),
            Reading.STOPPED,
            (batch, length) -> {
              digest.pages(batch, length);
              link.send(FrameType.PAGES, batch, 0, length);
            })) {
      if (copy == null) {
        pages.all(image.mappings().vmas());
      } else {
        for (Vma vma : image.mappings().vmas()) {
          if (vma.kind() != Vma.Kind.KERNEL && vma.kind() != Vma.Kind.SHARED) {
            pages.changes(vma, FilePages.IN_FILE);
          }
        }
      }
      for (Vma vma : image.mappings().vmas()) {
        if (vma.kind() == Vma.Kind.SHARED) {
          pages.shared(vma, shared, Holes.LEFT_OUT);
        }
      }
      pages.finish();
    }
    bytes = digest.stateBytes() + digest.memoryBytes();
    return engine
        .notary()
        .seal(link, digest, Kind.DEPARTURE, ticket, record.pid(), engine.notary().node());
  }

  /** Once it has been decided where the process goes on. */
  @Override
  public void close() {
    if (copy != null) {
      copy.close();
    }
  }

  /**
   * The process does not go: it runs on, and the guest is told, if it can still be told.
   *
   * @param why one sentence
   */
  void undo(String why) {
    if (deputy != null) {
      release();
    }
    outbox.send(FrameType.REFUSED, why);
    engine.closeLater(link, outbox, () -> {});
  }

  private void release() {
    try {
      Release.asItWas(engine.tracer(), deputy, strip);
    } catch (GoneException e) {
      LOG.log(Level.DEBUG, "process {0} ended while its move was undone", record.pid());
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "the move of process " + record.pid() + " could not be undone", e);
    }
  }
}
