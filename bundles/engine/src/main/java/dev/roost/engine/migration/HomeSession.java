package dev.roost.engine.migration;

import dev.roost.api.MigrationEvent;
import dev.roost.engine.body.SignalActions;
import dev.roost.engine.deputy.CallService;
import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.deputy.DeputyListener;
import dev.roost.engine.deputy.DeputyThread;
import dev.roost.engine.deputy.HomeOnly;
import dev.roost.engine.link.CallClock;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.link.PartingCodec;
import dev.roost.engine.model.Mappings;
import dev.roost.linux.GoneException;
import dev.roost.linux.WaitResult;
import dev.roost.linux.proc.ProcGroups;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves one process that is away, at its home, from the commit point to its return or end. */
final class HomeSession implements DeputyListener {
  private static final Logger LOG = System.getLogger("roost.home");
  private static final int CALL_HEADER = 12;
  private static final int SYS_EXIT_GROUP = 231;
  private static final int SIGCONT = 18;

  private final Engine engine;
  private final MigrationRecord record;
  private final Link link;
  private final Deputy deputy;
  private final CallService calls;
  private final CallClock served = new CallClock();
  private final CallWait wait = new CallWait(System.nanoTime());
  private final FileService files;
  private final HomeAhead ahead;
  private final HomeBirth births;
  private final HomeReturn homeReturn;
  private final NewProgram newProgram;
  private final MemoryGroup group;

  /** Signals that came before GO was sent. */
  private final List<Early> early = new ArrayList<>();

  private final AtomicInteger continues = new AtomicInteger();
  private volatile String bodyKilled;
  private boolean started;
  private final Outbox outbox;
  private final AtomicBoolean over = new AtomicBoolean();

  private record Early(FrameType type, WireWriter payload) {}

  /**
   * @param outbox of {@code link}
   * @param departed mappings of the process when it left
   * @param group whom it goes home with
   */
  HomeSession(
      Engine engine,
      MigrationRecord record,
      Link link,
      Outbox outbox,
      Deputy deputy,
      Mappings departed,
      MemoryGroup group) {
    this.engine = engine;
    this.record = record;
    this.link = link;
    this.outbox = outbox;
    this.deputy = deputy;
    this.group = group;
    HomeOnly homeOnly =
        new HomeOnly(deputy.pid(), group.objects(), why -> engine.comeHome(record, why));
    this.calls = new CallService(deputy, engine.table(), this::result, homeOnly);
    this.files = new FileService(deputy, calls, link, group);
    this.ahead = new HomeAhead(engine, link, outbox, deputy, this::lost);
    this.births = new HomeBirth(engine, record, link, calls, departed, group);
    this.homeReturn = new HomeReturn(engine, record, link, deputy, departed, this::end, this::lost);
    this.newProgram = new NewProgram(engine, record, link, deputy);
  }

  /**
   * The commit point: from the first line on every failure ends the process, none resumes it.
   *
   * @param bounce whether every forwarded call shall bring the process home, for tests
   */
  void commit(boolean bounce) throws IOException {
    record.become(MigrationState.AWAY, "committed to " + link.peer());
    group.join(this);
    boolean stopped = deputy.commit(this);
    WireWriter go = new WireWriter().u8(bounce ? 1 : 0).u8(stopped ? 1 : 0);
    synchronized (early) {
      started = true;
      // Signals that waited: the body has them before it runs.
      early.forEach(frame -> outbox.send(frame.type(), frame.payload()));
      early.clear();
      outbox.send(FrameType.GO, go);
    }
    Thread.ofPlatform().name("roost-home-" + record.pid()).daemon(true).start(this::read);
  }

  /** Whom it goes home with. */
  MemoryGroup group() {
    return group;
  }

  /** The node where it is. */
  String guest() {
    return link.peer();
  }

  /** What it is about. */
  MigrationRecord record() {
    return record;
  }

  /** Its way home. */
  HomeReturn homeReturn() {
    return homeReturn;
  }

  /** Calls the process home; see {@link HomeReturn#begin}. */
  CompletableFuture<HomeReturn.Result> beginReturn(Homecoming with, String reason, long number) {
    return homeReturn.begin(outbox, with, reason, number);
  }

  private void result(long id, byte[] reply) {
    served.end(id);
    try {
      outbox.sendNow(FrameType.RESULT, new WireWriter(Long.BYTES).i64(id), reply);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "link to {0} is down: {1}", link.peer(), e.getMessage());
    }
  }

  private void read() {
    try {
      while (!over.get()) {
        handle(link.receive());
      }
    } catch (IOException | RuntimeException | Error e) {
      if (!homeReturn.verified()) {
        lost(e);
      }
    }
  }

  /** When the program has become another one at home, only what the body leaves counts. */
  private static final Set<FrameType> LAST_WORDS =
      EnumSet.of(FrameType.PARTING, FrameType.BODY_ENDED, FrameType.JOB_STOP, FrameType.PING);

  private void handle(Link.Received frame) throws IOException {
    if (newProgram.isAwaited() && !LAST_WORDS.contains(frame.type())) {
      return;
    }
    switch (frame.type()) {
      case CALL -> {
        WireReader in = new WireReader(frame.payload(), 0, CALL_HEADER);
        long id = in.i64();
        served.begin(id);
        calls.execute(id, in.i32(), frame.payload(), CALL_HEADER);
        link.recycle(frame);
      }
      case EXITING -> exiting(frame.reader());
      case CANCEL -> calls.cancel(frame.reader().i64());
      case READ_AHEAD -> ahead.ask(frame.reader());
      case OFFSET -> ahead.offset(frame.reader());
      case DROPPED -> ahead.dropped(frame.reader());
      case MAP_FILE -> engine.inBackground(() -> mapFile(frame));
      case NEW_THREAD -> engine.inBackground(() -> makeThread(frame.reader()));
      case NEW_PROCESS -> engine.inBackground(() -> makeProcess(frame.reader()));
      case WANT_HOME -> engine.comeHome(record, frame.reader().string());
      case STOPPED -> homeReturn.stopped();
      case STATE -> homeReturn.state(frame.payload());
      case PAGES -> homeReturn.pages(frame.payload());
      case KEPT -> homeReturn.kept(frame.payload(), group.objects());
      case MANIFEST -> homeReturn.manifest(frame.payload());
      case PARTING -> parted(frame.reader());
      case BODY_ENDED -> bodyEnded(frame.reader());
      case TAKEN -> deputy.taken(frame.reader().i32());
      case JOB_STOP -> jobStop(frame.reader());
      case PING -> figures(frame.reader());
      default -> throw new IOException(link.peer() + " sent " + frame.type() + " out of turn");
    }
  }

  /** Not by the reader: it must never wait for the other side's reader. */
  private void mapFile(Link.Received frame) {
    try {
      files.map(frame.reader());
    } catch (GoneException e) {
      LOG.log(Level.DEBUG, "no file is mapped: {0} has ended", e.getMessage());
    } catch (IOException | RuntimeException e) {
      lost(e);
    }
  }

  /** Not by the reader either: a deputy that is stopped makes no thread before it is continued. */
  private void makeThread(WireReader in) {
    try {
      int maker = in.i32();
      long made = calls.makeThread(maker);
      outbox.send(FrameType.MADE_THREAD, new WireWriter().i32(maker).i64(made));
    } catch (GoneException e) {
      LOG.log(Level.DEBUG, "no thread is made: {0} has ended", e.getMessage());
    } catch (IOException | RuntimeException e) {
      lost(e);
    }
  }

  private void makeProcess(WireReader in) {
    try {
      WireWriter answer = births.make(in);
      if (answer != null) {
        outbox.send(FrameType.MADE_NO_PROCESS, answer);
      }
    } catch (GoneException e) {
      LOG.log(Level.DEBUG, "no process is made: {0} has ended", e.getMessage());
    } catch (IOException | RuntimeException e) {
      lost(e);
    }
  }

  private void exiting(WireReader in) throws IOException {
    long id = in.i64();
    int homeTid = in.i32();
    int number = in.i32();
    calls.exit(homeTid, number, in.i64());
    if (number != SYS_EXIT_GROUP) {
      outbox.send(FrameType.EXITED, new WireWriter().i64(id));
    }
  }

  private void figures(WireReader in) throws IOException {
    if (in.remaining() > 0) {
      record.figures(in.i64(), in.i64() / 1000.0, in.i64() / 1000.0, in.i64(), in.i64());
      record.waits(wait.share(in.i64(), served.totalNs(), System.nanoTime()));
    }
  }

  /** A stop that a later SIGCONT has overtaken is not obeyed: the body was continued by it. */
  private void jobStop(WireReader in) throws IOException {
    int signal = in.i32();
    if (in.i32() == continues.get()) {
      deputy.obey(signal);
    }
  }

  private void parted(WireReader in) throws IOException {
    if (newProgram.begin(PartingCodec.read(in)) && over.compareAndSet(false, true)) {
      end();
      homeReturn.cameByItself(newProgram.result(), () -> newProgram.settle(this));
      engine.inBackground(() -> new Migrations(engine).cameByItself(record, homeReturn));
    }
  }

  /** The body died of a signal: so does the process, visibly to its parent. */
  private void bodyEnded(WireReader in) throws IOException {
    int signal = in.i32();
    BodyEnd end = BodyEnd.of(in.u8());
    if (signal == 0) {
      return;
    }
    if (signal == 9) {
      bodyKilled = end.reason(link.peer());
      LOG.log(
          Level.WARNING,
          "process {0,number,#} ({1}) is ended: {2}",
          record.pid(),
          record.command(),
          bodyKilled);
      deputy.kill();
    } else {
      deputy.dieOf(signal);
    }
  }

  @Override
  public void signal(int homeTid, byte[] info) {
    int signal = ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    if (signal == SIGCONT) {
      continues.incrementAndGet();
    }
    boolean orphaned = SignalActions.JOB_STOPS.contains(signal) && orphaned();
    enqueue(FrameType.SIGNAL, new WireWriter().i32(homeTid).u8(orphaned ? 1 : 0).bytes(info));
  }

  private boolean orphaned() {
    try {
      return ProcGroups.orphaned(deputy.pid());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "process {0,number,#} has ended: {1}", record.pid(), e.getMessage());
      return false;
    }
  }

  private void enqueue(FrameType type, WireWriter payload) {
    synchronized (early) {
      if (started) {
        outbox.send(type, payload);
      } else {
        early.add(new Early(type, payload));
      }
    }
  }

  @Override
  public void becameAnother(int homeTid) {
    newProgram.comes();
    enqueue(FrameType.BECAME, new WireWriter().i32(homeTid));
  }

  @Override
  public void threadEnded(DeputyThread thread) {
    engine.inBackground(() -> calls.forget(thread));
  }

  @Override
  public void processEnded(WaitResult result) {
    String how =
        result.signaled() ? "by signal " + result.termSignal() : "with " + result.exitCode();
    if (over.compareAndSet(false, true)) {
      enqueue(FrameType.DEPUTY_ENDED, new WireWriter());
      if (bodyKilled == null) {
        finish(MigrationEvent.Kind.ENDED, "ended " + how);
      } else {
        finish(MigrationEvent.Kind.LOST, bodyKilled);
      }
    }
  }

  /** After the commit point, without the guest: the process cannot go on anywhere. */
  void lost(Throwable cause) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    String reason = "the guest " + link.peer() + " was lost: " + cause.getMessage();
    LOG.log(
        Level.WARNING,
        "process {0,number,#} ({1}) is ended with SIGKILL: {2}",
        record.pid(),
        record.command(),
        reason);
    deputy.kill();
    finish(MigrationEvent.Kind.LOST, reason);
  }

  private void finish(MigrationEvent.Kind kind, String reason) {
    record.become(MigrationState.ENDED, reason);
    homeReturn.abandoned(reason);
    engine.ended(record, kind, link.peer(), reason);
    end();
  }

  /** The shared memory may go only when nobody looks at it any more. */
  private void release() {
    calls.close();
    deputy.released();
  }

  /** Stops serving; the link is closed once what was to be said is said. */
  private void end() {
    over.set(true);
    ahead.close();
    group.leave(this);
    engine.inBackground(homeReturn::leave);
    engine.closeLater(link, outbox, this::release);
  }
}
