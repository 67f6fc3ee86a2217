package dev.roost.engine.migration;

import dev.roost.engine.body.BodyListener;
import dev.roost.engine.body.BodyProcess;
import dev.roost.engine.body.FileMapper;
import dev.roost.engine.body.FileRanges;
import dev.roost.engine.body.Forwarder;
import dev.roost.engine.body.ThreadMaker;
import dev.roost.engine.capture.LimitsCapture;
import dev.roost.engine.deputy.Slot;
import dev.roost.engine.image.LayoutCodec;
import dev.roost.engine.image.ProcessImageCodec;
import dev.roost.engine.link.ClocksCodec;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.link.Offer;
import dev.roost.engine.link.OfferCodec;
import dev.roost.engine.link.RefusedException;
import dev.roost.engine.link.TransferDigest;
import dev.roost.engine.memory.PageSink;
import dev.roost.engine.model.ClockPair;
import dev.roost.engine.model.Layout;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.restore.BodyRestore;
import dev.roost.engine.restore.GuestGroup;
import dev.roost.engine.restore.Nursery;
import dev.roost.engine.syscall.SeccompFilter;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Vdso;
import dev.roost.linux.proc.ProcMeminfo;
import dev.roost.trust.Receipt;
import dev.roost.trust.TrustException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Hosts one body: receives it, runs it, serves it, and sends it home. On a thread of its own. */
final class GuestSession implements BodyListener {
  private static final Logger LOG = System.getLogger("roost.guest");
  private static final int SIGCONT = 18;

  private final Engine engine;
  private final Link link;
  private final BodyProcess body;
  private final BodyFigures figures = new BodyFigures();
  private volatile GuestGroup group = GuestGroup.NONE;
  private Nursery nursery;
  private ProcessImage image;
  private BodyRestore restore;
  private volatile Forwarder forwarder;
  private FileMapper mapper;
  private ThreadMaker threads;
  private GuestReturn guestReturn;
  private volatile Outbox outbox;
  private final AtomicInteger continues = new AtomicInteger();
  private volatile boolean over;

  GuestSession(Engine engine, Link link) {
    this.engine = engine;
    this.link = link;
    this.body = new BodyProcess(engine.tracer(), this);
  }

  /** What people are told of the guest. */
  BodyFigures figures() {
    return figures;
  }

  /** The node it came from. */
  String home() {
    return link.peer();
  }

  /** Asks home to take it back. */
  void expel(String reason) {
    if (outbox != null) {
      outbox.send(FrameType.WANT_HOME, reason);
    }
  }

  /** Serves until the process has gone home or ended. */
  void run() {
    try {
      receive();
      serve();
    } catch (RefusedException e) {
      LOG.log(
          Level.INFO, "{0} does not send its process after all: {1}", link.peer(), e.getMessage());
    } catch (IOException | RuntimeException | Error e) {
      if (!over) {
        LOG.log(
            Level.WARNING,
            "the body of process {0,number,#} of {1} is ended: {2}",
            figures.pid(),
            link.peer(),
            e.getMessage());
        LOG.log(Level.DEBUG, "because", e);
      }
    } finally {
      end();
    }
  }

  /** Up to READY; whatever fails here is told home, where the process goes on. */
  private void receive() throws IOException {
    try {
      WireReader offer = link.expect(FrameType.OFFER);
      figures.identify(link.peer(), offer.i32(), offer.string());
      Offer needs = OfferCodec.read(offer);
      require(refusal(needs));
      ClockPair clocks = ClockMatch.ask(link, ClocksCodec.read(offer));
      require(ClockMatch.missingFor(clocks));
      figures.expect(needs.residentBytes());
      group = engine.groups().make(link.peer(), figures.pid());
      nursery = engine.tracer().call(() -> Nursery.create(engine.tracer(), clocks, group));
      link.send(FrameType.TICKET, engine.notary().ticket(link.peer()));
      build();
      link.send(FrameType.READY);
    } catch (IOException | RuntimeException e) {
      if (!(e instanceof RefusedException)) {
        String why =
            group.ranOutOfMemory()
                ? engine.notary().node() + " cannot host it: it needs more memory than guests get"
                : e.getMessage();
        link.send(FrameType.REFUSED, String.valueOf(why));
      }
      throw e;
    }
  }

  private void require(String missing) throws IOException {
    if (missing != null) {
      throw new IOException(engine.notary().node() + " cannot host it: " + missing);
    }
  }

  /** What speaks against hosting it, as the rest of a sentence; null if nothing does. */
  private String refusal(Offer needs) throws IOException {
    int self = (int) ProcessHandle.current().pid();
    String missing = needs.missingAt(engine.machine(), LimitsCapture.most(self));
    if (missing != null) {
      return missing;
    }
    long used = engine.guestsMemoryBytes(this);
    long available = ProcMeminfo.read().availableBytes();
    return engine.groups().share().refusal(needs.residentBytes(), used, available);
  }

  private void build() throws IOException {
    TransferDigest digest = new TransferDigest();
    PageSink sink = null;
    try {
      while (true) {
        Link.Received frame = link.receiveNext();
        byte[] payload = frame.payload();
        switch (frame.type()) {
          case LAYOUT -> {
            digest.state(payload);
            sink = begin(LayoutCodec.decode(payload));
          }
          case STATE -> {
            digest.state(payload);
            image = ProcessImageCodec.decode(payload);
            if (restore == null) {
              sink = begin(image.layout());
            }
            restore.become(image);
          }
          case PAGES -> {
            digest.pages(payload, payload.length);
            if (sink == null) {
              throw new IOException("pages came before the image they belong to");
            }
            sink.accept(payload, 0, payload.length);
          }
          case MANIFEST -> {
            finish(payload, digest);
            return;
          }
          case REFUSED -> throw new RefusedException(frame.reader().string());
          default -> throw new IOException(link.peer() + " sent " + frame.type() + " out of turn");
        }
      }
    } finally {
      if (sink != null) {
        sink.close();
      }
    }
  }

  private PageSink begin(Layout layout) throws IOException {
    if (restore != null) {
      throw new IOException(link.peer() + " sent a second layout");
    }
    restore = new BodyRestore(engine.tracer(), nursery, layout);
    restore.layout(body);
    return restore.pages();
  }

  private void finish(byte[] manifest, TransferDigest digest) throws IOException {
    try {
      engine.notary().admit(manifest, link, digest);
    } catch (TrustException e) {
      throw new IOException("transfer refused, " + e.fault() + ": " + e.getMessage(), e);
    }
    if (image == null) {
      throw new IOException("a manifest came without an image");
    }
    engine.notary().receipt(Receipt.Direction.RECEIVED, manifest, "departure from " + link.peer());
    byte[] filter =
        SeccompFilter.assemble(
            engine.table(),
            image.region().start(),
            image.region().start() + BodyRestore.CODE_BYTES);
    body.born(restore.finish(filter, body), Vdso.of(image.mappings()));
  }

  /** From GO on. */
  private void serve() throws IOException {
    WireReader go = link.expect(FrameType.GO);
    Forwarder.Policy policy = go.u8() == 1 ? Forwarder.Policy.ALWAYS_HOME : Forwarder.Policy.TABLE;
    BodyRestore.Start start = go.u8() == 1 ? BodyRestore.Start.STOPPED : BodyRestore.Start.RUNNING;
    outbox = new Outbox(link, "roost-out-" + body.pid(), () -> figures.sample(body, forwarder));
    FileRanges files = new FileRanges(image.mappings());
    forwarder =
        new Forwarder(
            link,
            outbox::send,
            engine.table(),
            body,
            files,
            restore.listener(),
            image.pid(),
            Slot.DATA_BYTES,
            policy);
    mapper =
        new FileMapper(
            engine.tracer(), outbox::send, body, files, image.region(), restore.tracking());
    threads =
        new ThreadMaker(
            engine.tracer(),
            outbox::send,
            body,
            image.region(),
            BodyRestore.scratch(image.layout()));
    guestReturn = new GuestReturn(engine, link, body, forwarder, image, restore.tracking());
    forwarder.start();
    restore.go(start);
    while (!over) {
      handle(link.receive());
    }
  }

  private void handle(Link.Received frame) throws IOException {
    switch (frame.type()) {
      case RESULT -> {
        forwarder.result(frame.payload());
        link.recycle(frame);
      }
      case SIGNAL -> signal(frame.reader());
      case EXITED -> forwarder.exited(frame.reader().i64());
      case MAPPED -> mapped(frame.reader());
      case MADE_THREAD -> {
        for (ThreadMaker.Early signal : threads.made(frame.reader())) {
          deliver(signal.homeTid(), signal.orphaned(), signal.info());
        }
      }
      case PAGES -> mapper.contents(frame.payload());
      case RECALL -> guestReturn.begin(frame.reader().string(), outbox);
      case QUIET -> guestReturn.send();
      case STAY -> guestReturn.stay(frame.reader().string());
      case HOME, DEPUTY_ENDED -> over = true;
      case PING -> {}
      default -> throw new IOException(link.peer() + " sent " + frame.type() + " out of turn");
    }
  }

  private void signal(WireReader in) throws IOException {
    int homeTid = in.i32();
    boolean orphaned = in.u8() != 0;
    byte[] info = in.bytes();
    if (ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == SIGCONT) {
      continues.incrementAndGet();
    }
    if (!threads.keep(homeTid, orphaned, info)) {
      deliver(homeTid, orphaned, info);
    }
  }

  private void deliver(int homeTid, boolean orphaned, byte[] info) throws IOException {
    for (int tid : body.signal(homeTid, orphaned, info)) {
      forwarder.cancel(tid);
    }
  }

  private void mapped(WireReader in) throws IOException {
    int homeTid = in.i32();
    long result = in.i64();
    switch (FileService.Step.of(in.u8())) {
      case MAPPED -> mapper.mapped(homeTid, result);
      case FILLED -> mapper.done(homeTid, result);
      case ONLY_AT_HOME -> mapper.comeHome(homeTid, "mmap: this file can only be mapped at home");
    }
  }

  private void end() {
    over = true;
    engine.guestGone(this);
    if (forwarder != null) {
      forwarder.close();
    }
    body.kill();
    if (restore != null) {
      restore.end();
    } else if (nursery != null) {
      engine.tracer().submit(nursery::end);
    }
    engine.inBackground(group::remove);
    engine.closeLater(link, outbox, () -> {});
  }

  @Override
  public void mapsFile(int homeTid, StoppedTask task) {
    mapper.begin(homeTid, task);
  }

  @Override
  public void makesThread(int homeTid, StoppedTask task) {
    threads.begin(homeTid, task);
  }

  @Override
  public void jobStop(int signal) {
    outbox.send(FrameType.JOB_STOP, new WireWriter().i32(signal).i32(continues.get()));
  }

  @Override
  public void allStopped(Map<Integer, StoppedTask> byHomeTid) {
    guestReturn.allStopped(byHomeTid);
  }

  @Override
  public void ended(int signal) {
    if (outbox != null && !over) {
      BodyEnd end = group.ranOutOfMemory() ? BodyEnd.OUT_OF_MEMORY : BodyEnd.SIGNAL;
      outbox.send(FrameType.BODY_ENDED, new WireWriter().i32(signal).u8(end.ordinal()));
    }
  }
}
