package dev.roost.engine.migration;

import dev.roost.engine.body.Births;
import dev.roost.engine.body.BodyListener;
import dev.roost.engine.body.BodyProcess;
import dev.roost.engine.body.FileMapper;
import dev.roost.engine.body.FileRanges;
import dev.roost.engine.body.Forwarder;
import dev.roost.engine.body.ProcessMaker;
import dev.roost.engine.body.ThreadMaker;
import dev.roost.engine.deputy.Slot;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.link.PartingCodec;
import dev.roost.engine.link.RefusedException;
import dev.roost.engine.memory.WriteTracking;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.restore.BodyRestore;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.linux.GoneException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hosts one body: receives it, runs it, serves it, and sends it home. On a thread of its own. */
final class GuestSession implements BodyListener {
  private static final Logger LOG = System.getLogger("roost.guest");
  private static final int SIGCONT = 18;
  private static final long ASK_AGAIN_NS = TimeUnit.SECONDS.toNanos(5);

  private final Engine engine;
  private final Link link;
  private final BodyProcess body;
  private final BodyFigures figures;
  private volatile Settled settled;
  private volatile Forwarder forwarder;
  private FileMapper mapper;
  private volatile Births births;
  private ThreadMaker threads;
  private volatile ProcessMaker processes;
  private GuestReturn guestReturn;
  private volatile Outbox outbox;
  private final AtomicInteger continues = new AtomicInteger();
  private volatile boolean begun;
  private volatile boolean over;
  private volatile long expelledNs = System.nanoTime() - ASK_AGAIN_NS;

  GuestSession(Engine engine, Link link) {
    this.engine = engine;
    this.link = link;
    this.body = new BodyProcess(engine.tracer(), this);
    this.figures = new BodyFigures(engine.groups().share().ofCpu());
  }

  /** What people are told of the guest. */
  BodyFigures figures() {
    return figures;
  }

  /** The node it came from. */
  String home() {
    return link.peer();
  }

  /** Whether its home has said what it is for. */
  boolean begun() {
    return begun;
  }

  /** Whether its body runs here. */
  boolean runs() {
    return processes != null && !over;
  }

  /** Asks home to take it back; a link that is not used yet is closed. */
  void expel(String reason) {
    if (outbox != null) {
      outbox.send(FrameType.WANT_HOME, reason);
    } else if (!begun) {
      engine.closeLater(link, null, () -> {});
    }
  }

  /** The same, but not again while home may still be busy with it; false if it was not asked. */
  boolean expelAtTimes(String reason) {
    long now = System.nanoTime();
    if (now - expelledNs < ASK_AGAIN_NS) {
      return false;
    }
    expelledNs = now;
    expel(reason);
    return true;
  }

  /** Serves until the process has gone home or ended. */
  void run() {
    try {
      settled = settle();
      serve(settled);
    } catch (RefusedException e) {
      LOG.log(
          Level.INFO, "{0} does not send its process after all: {1}", link.peer(), e.getMessage());
    } catch (IOException | RuntimeException | Error e) {
      if (!begun) {
        LOG.log(Level.DEBUG, "a link of {0} was not needed: {1}", link.peer(), e.getMessage());
      } else if (!over) {
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

  /** Up to READY. */
  private Settled settle() throws IOException {
    Link.Received first = link.receiveNext();
    begun = true;
    return switch (first.type()) {
      case OFFER -> new Arrival(engine, link, body, figures).receive(first.reader());
      case BORN -> new GuestBirth(engine, link, body, figures).receive(first.reader());
      case REFUSED -> throw new RefusedException(first.reader().string());
      default -> throw new IOException(link.peer() + " began with " + first.type());
    };
  }

  /**
   * Makes the body of a child of this one. On the thread of the child's session.
   *
   * @param maker the thread at home that makes it
   * @param homePid the child's id at home
   */
  Settled bear(int maker, int homePid, BodyProcess child) throws IOException {
    Settled own = settled;
    ProcessMaker maternity = processes;
    if (own == null || maternity == null) {
      throw new IOException("process " + figures.pid() + " does not run yet");
    }
    own.household().join();
    try {
      ProcessMaker.Child born = maternity.make(maker, homePid, child);
      return new Settled(
          own.image().ofChild(homePid),
          own.files().copy(),
          WriteTracking.none(),
          own.store(),
          own.household(),
          start -> child.begin(born.task(), start == BodyRestore.Start.STOPPED),
          born.end());
    } catch (IOException | RuntimeException e) {
      own.household().leave();
      throw e;
    }
  }

  /** From GO on. */
  private void serve(Settled its) throws IOException {
    ProcessImage image = its.image();
    List<WireReader> waited = new ArrayList<>();
    WireReader go = go(waited);
    Forwarder.Policy policy = go.u8() == 1 ? Forwarder.Policy.ALWAYS_HOME : Forwarder.Policy.TABLE;
    BodyRestore.Start start = go.u8() == 1 ? BodyRestore.Start.STOPPED : BodyRestore.Start.RUNNING;
    outbox = new Outbox(link, "roost-out-" + body.pid(), this::figure);
    FileRanges files = its.files();
    forwarder =
        new Forwarder(
            link,
            outbox::send,
            engine::inBackground,
            engine.aheadBudget(),
            engine.table(),
            body,
            files,
            its.store(),
            its.household().desk(),
            image.pid(),
            Slot.DATA_BYTES,
            policy);
    mapper =
        new FileMapper(
            engine.tracer(),
            outbox::send,
            body,
            files,
            image.region(),
            its.tracking(),
            its.store());
    births =
        new Births(
            engine.tracer(),
            outbox::send,
            body,
            forwarder,
            image.region(),
            BodyRestore.scratch(image.layout()));
    threads = new ThreadMaker(engine.tracer(), births);
    processes = new ProcessMaker(engine.tracer(), births, BodyRestore.SCRATCH_BYTES);
    guestReturn =
        new GuestReturn(engine, link, body, forwarder, image, its.tracking(), its.store());
    its.store().join(body);
    forwarder.start();
    for (WireReader signal : waited) {
      signal(signal);
    }
    its.starter().go(start);
    while (!over) {
      handle(link.receive());
    }
  }

  /** Once a second, where it may wait for home: what the program was not asked for meanwhile. */
  private WireWriter figure() {
    try {
      if (forwarder != null) {
        forwarder.settle();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "link to {0} is down: {1}", link.peer(), e.getMessage());
    }
    return figures.sample(body, forwarder);
  }

  /**
   * The commit point.
   *
   * @param waited is given the signals that waited at home: the body has them before it runs
   */
  private WireReader go(List<WireReader> waited) throws IOException {
    Link.Received next = link.receiveNext();
    while (next.type() == FrameType.SIGNAL) {
      waited.add(next.reader());
      next = link.receiveNext();
    }
    return link.require(next, FrameType.GO);
  }

  private void handle(Link.Received frame) throws IOException {
    switch (frame.type()) {
      case RESULT -> {
        forwarder.result(frame.payload());
        link.recycle(frame);
      }
      case AHEAD -> {
        forwarder.ahead(frame.payload());
        link.recycle(frame);
      }
      case BREAK -> forwarder.breakLease(frame.reader().i64());
      case SIGNAL -> signal(frame.reader());
      case EXITED -> forwarder.exited(frame.reader().i64());
      case MAPPED -> mapped(frame.reader());
      case MADE_THREAD -> {
        for (ThreadMaker.Early signal : threads.made(frame.reader())) {
          deliver(signal.homeTid(), signal.orphaned(), signal.info());
        }
      }
      case MADE_NO_PROCESS -> processes.refused(frame.reader());
      case PAGES -> mapper.contents(frame.payload());
      case RECALL -> guestReturn.begin(frame.reader(), outbox);
      case QUIET -> guestReturn.send();
      case STAY -> guestReturn.stay(frame.reader().string());
      case BECAME -> became(frame.reader().i32());
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
      forwarder.signalled(tid);
    }
  }

  /** The program runs on as another one, at home: the body has only to say what it leaves. */
  private void became(int homeTid) throws IOException {
    try {
      outbox.send(FrameType.PARTING, PartingCodec.write(Farewell.of(body, forwarder, homeTid)));
      over = true;
    } catch (GoneException e) {
      LOG.log(Level.INFO, "body {0,number,#} ended in execve: {1}", body.pid(), e.getMessage());
    }
  }

  private void mapped(WireReader in) throws IOException {
    int homeTid = in.i32();
    long result = in.i64();
    switch (FileService.Step.of(in.u8())) {
      case MAPPED -> mapper.mapped(homeTid, result);
      case FILLED -> mapper.done(homeTid, result);
      case SHARED -> mapper.shared(homeTid, result, in.string());
      case ONLY_AT_HOME -> mapper.comeHome(homeTid, "mmap: this can only be mapped at home");
    }
  }

  private void end() {
    over = true;
    engine.guestGone(this);
    if (forwarder != null) {
      forwarder.close();
    }
    body.kill();
    if (settled != null) {
      settled.tracking().close();
      settled.store().leave(body);
      settled.household().leave();
      if (body.ended()) {
        settled.end().run();
      }
    }
    engine.closeLater(link, outbox, () -> {});
  }

  @Override
  public void mapsFile(int homeTid, StoppedTask task) {
    mapper.begin(homeTid, task);
  }

  @Override
  public void makesTask(int homeTid, StoppedTask task) {
    births.begin(homeTid, task);
  }

  @Override
  public void jobStop(int signal) {
    outbox.send(FrameType.JOB_STOP, new WireWriter().i32(signal).i32(continues.get()));
  }

  @Override
  public void taken(int signal) {
    outbox.send(FrameType.TAKEN, new WireWriter().i32(signal));
  }

  @Override
  public void allStopped(Map<Integer, StoppedTask> byHomeTid) {
    guestReturn.allStopped(byHomeTid);
  }

  @Override
  public void ended(int signal) {
    if (settled != null) {
      settled.end().run();
    }
    if (outbox != null && !over) {
      BodyEnd end =
          settled.household().group().ranOutOfMemory() ? BodyEnd.OUT_OF_MEMORY : BodyEnd.SIGNAL;
      outbox.send(FrameType.BODY_ENDED, new WireWriter().i32(signal).u8(end.ordinal()));
    }
  }
}
