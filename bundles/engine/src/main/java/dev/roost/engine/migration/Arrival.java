package dev.roost.engine.migration;

import dev.roost.engine.body.BodyProcess;
import dev.roost.engine.body.FileRanges;
import dev.roost.engine.body.ProcessMaker;
import dev.roost.engine.capture.LimitsCapture;
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
import dev.roost.engine.tracee.Vdso;
import dev.roost.linux.proc.ProcMeminfo;
import dev.roost.trust.Receipt;
import dev.roost.trust.TrustException;
import dev.roost.wire.WireReader;
import java.io.IOException;
import java.util.Map;

/** Receives a process at the guest, from OFFER to READY, and builds its body. */
final class Arrival {
  private final Engine engine;
  private final Link link;
  private final BodyProcess body;
  private final BodyFigures figures;
  private GuestGroup group = GuestGroup.NONE;
  private Household household;
  private SharedStores.Lease memory;
  private BodyRestore restore;
  private ProcessImage image;

  Arrival(Engine engine, Link link, BodyProcess body, BodyFigures figures) {
    this.engine = engine;
    this.link = link;
    this.body = body;
    this.figures = figures;
  }

  /** Up to READY; whatever fails here is told home, where the process goes on. */
  Settled receive(WireReader offer) throws IOException {
    try {
      figures.identify(link.peer(), offer.i32(), offer.string());
      Offer needs = OfferCodec.read(offer);
      require(refusal(needs));
      ClockPair clocks = ClockMatch.ask(link, ClocksCodec.read(offer));
      require(ClockMatch.missingFor(clocks));
      figures.expect(needs.residentBytes());
      group = engine.groups().make(link.peer(), figures.pid());
      memory = engine.sharedStores().take(link.peer(), needs.group());
      household = new Household(engine, group, nursery(clocks), memory);
      link.send(FrameType.TICKET, engine.notary().ticket(link.peer()));
      build();
      link.send(FrameType.READY);
      return new Settled(
          image,
          new FileRanges(image.mappings()),
          restore.tracking(),
          memory.store(),
          household,
          restore::go,
          ProcessMaker.NOTHING);
    } catch (IOException | RuntimeException e) {
      if (!(e instanceof RefusedException)) {
        String why =
            group.ranOutOfMemory()
                ? engine.notary().node() + " cannot host it: it needs more memory than guests get"
                : e.getMessage();
        link.send(FrameType.REFUSED, String.valueOf(why));
      }
      undo();
      throw e;
    }
  }

  private Nursery nursery(ClockPair clocks) throws IOException {
    try {
      return engine
          .tracer()
          .call(() -> Nursery.create(engine.tracer(), clocks, group, memory.store()));
    } catch (IOException | RuntimeException e) {
      memory.end();
      engine.inBackground(group::remove);
      throw e;
    }
  }

  private void undo() {
    body.kill();
    if (restore != null) {
      restore.end();
    }
    if (household != null) {
      household.leave();
    }
  }

  private void require(String missing) throws IOException {
    if (missing != null) {
      throw new IOException(engine.notary().node() + " cannot host it: " + missing);
    }
  }

  /** What speaks against hosting it, as the rest of a sentence; null if nothing does. */
  private String refusal(Offer needs) throws IOException {
    String reserved = engine.admissions().refusal(link.peer());
    if (reserved != null) {
      return reserved;
    }
    int self = (int) ProcessHandle.current().pid();
    String missing = needs.missingAt(engine.machine(), LimitsCapture.most(self));
    if (missing != null) {
      return missing;
    }
    long used = engine.guestsMemoryBytes(figures);
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
    restore = new BodyRestore(engine.tracer(), household.nursery(), layout, memory.store());
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
            image.region().start() + BodyRestore.CODE_BYTES,
            image.signals().descriptors() == 0
                ? SeccompFilter.Signals.IN_BODY
                : SeccompFilter.Signals.SOME_AT_HOME);
    Map<Integer, Integer> tids = restore.finish(filter, body);
    body.masks().begin(image.signals(), image.threads(), tids);
    body.born(tids, Vdso.of(image.mappings()));
    household.receive(restore.takeListener(), String.valueOf(body.pid()));
  }
}
