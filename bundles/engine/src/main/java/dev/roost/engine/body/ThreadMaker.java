package dev.roost.engine.body;

import dev.roost.engine.link.FrameType;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.restore.BodyCapabilities;
import dev.roost.engine.tracee.CloneCall;
import dev.roost.engine.tracee.InjectedCalls;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Threads that are born while away. The deputy makes one at home first, which gives the id; then
 * the body makes its own with that id (clone3(2), set_tid). The maker stays stopped at its call
 * until both are there.
 */
public final class ThreadMaker {
  private static final Logger LOG = System.getLogger("roost.threads");
  private static final int SYS_CLONE3 = 435;
  private static final int SYS_EXIT = 60;

  private final Tracer tracer;
  private final BiConsumer<FrameType, WireWriter> outbox;
  private final BodyProcess body;
  private final LiveBodyMemory memory;
  private final RemoteAddress injection;
  private final RemoteAddress scratch;
  private final Map<Integer, Pending> pending = new ConcurrentHashMap<>();

  /** Signals for threads that home has made already. The reader's. */
  private final List<Early> early = new ArrayList<>();

  /**
   * A signal that came for a thread before the thread did.
   *
   * @param homeTid the thread's id at home
   * @param orphaned whether the process group at home is
   * @param info its siginfo_t
   */
  public record Early(int homeTid, boolean orphaned, byte[] info) {}

  /** A thread that waits at its call's exit, and what it wants. */
  private record Pending(HeldCall held, CloneCall wanted) {}

  /**
   * @param region Roost's own range in the body
   * @param scratch memory of the body for arguments of injected calls
   */
  public ThreadMaker(
      Tracer tracer,
      BiConsumer<FrameType, WireWriter> outbox,
      BodyProcess body,
      Region region,
      RemoteAddress scratch) {
    this.tracer = tracer;
    this.outbox = outbox;
    this.body = body;
    this.memory = new LiveBodyMemory(body::pid);
    this.injection = region.code();
    this.scratch = scratch;
  }

  /** Begins, at the stop of {@code task} at the call's entry. Tracer's thread. */
  public void begin(int homeTid, StoppedTask task) {
    try {
      HeldCall held = HeldCall.at(task);
      Optional<CloneCall> wanted = CloneCall.of(held.registers(), memory);
      task.finishSystemCall(held.registers().with(Name.ORIG_RAX, -1));
      if (wanted.isEmpty()) {
        again(held);
        outbox.accept(
            FrameType.WANT_HOME, new WireWriter().string("clone: New processes are made at home."));
      } else if (body.stopping()) {
        again(held);
      } else {
        pending.put(homeTid, new Pending(held, wanted.get()));
        outbox.accept(FrameType.NEW_THREAD, new WireWriter().i32(homeTid));
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "body " + body.pid() + " cannot make a thread", e);
      body.kill();
    }
  }

  /** The call will be made again at home. */
  private void again(HeldCall held) throws ErrnoException {
    held.undo();
    body.keep(held.task());
  }

  /**
   * Home has made the thread, or not: {@code i32 maker, i64 result}, the new thread's id or a
   * negated errno, or 0 if it can be made only when the process is at home.
   *
   * @return signals that came for it meanwhile
   */
  public List<Early> made(WireReader in) throws IOException {
    int homeTid = in.i32();
    long result = in.i64();
    Pending waiting = pending.remove(homeTid);
    if (waiting == null) {
      throw new IOException("home made a thread for thread " + homeTid + ", which asked for none");
    }
    String refused = tracer.call(() -> goOn(waiting, result));
    if (refused != null) {
      outbox.accept(FrameType.WANT_HOME, new WireWriter().string(refused));
      if (result > 0) {
        outbox.accept(
            FrameType.EXITING, new WireWriter().i64(0).i32((int) result).i32(SYS_EXIT).i64(0));
      }
    }
    List<Early> its = early.stream().filter(signal -> signal.homeTid() == result).toList();
    early.removeIf(signal -> its.contains(signal) || pending.isEmpty());
    return refused == null ? its : List.of();
  }

  /** Returns null, or why the maker waits for the way home instead. */
  private String goOn(Pending waiting, long result) throws IOException {
    if (result > 0) {
      return make(waiting, (int) result);
    }
    if (result < 0) {
      finish(waiting.held(), result);
      return null;
    }
    again(waiting.held());
    return "clone: home has no slot for another thread";
  }

  private String make(Pending waiting, int newHomeTid) throws IOException {
    HeldCall maker = waiting.held();
    StoppedTask.Created created;
    try (InjectedCalls calls = new InjectedCalls(maker.task(), injection, scratch)) {
      BodyCapabilities.use(calls, BodyCapabilities.TO_CHOOSE_IDS);
      calls.writeScratch(0, waiting.wanted().withTid(scratch.value(), newHomeTid));
      created = calls.create(SYS_CLONE3, scratch.value(), CloneCall.bytes());
      BodyCapabilities.use(calls, BodyCapabilities.NONE);
    }
    if (created.result() < 0) {
      again(maker);
      return "clone: the guest cannot make a thread: error " + -created.result();
    }
    StoppedTask child = tracer.awaitTrap((int) created.message());
    Registers given = child.registers();
    try (InjectedCalls calls = new InjectedCalls(child, injection, scratch)) {
      BodyCapabilities.use(calls, BodyCapabilities.NONE);
    }
    child.setRegisters(
        maker
            .registers()
            .with(Name.RAX, 0)
            .with(Name.ORIG_RAX, -1)
            .with(
                Name.RSP,
                waiting.wanted().stack() == 0
                    ? maker.registers().get(Name.RSP)
                    : given.get(Name.RSP))
            .with(Name.FS_BASE, given.get(Name.FS_BASE)));
    child.setSignalMask(maker.signalMask());
    body.hasNewThread(child.tid(), newHomeTid);
    tracer.adopt(child.tid(), body);
    body.goOn(child);
    finish(maker, newHomeTid);
    return null;
  }

  /** The call returns. */
  private void finish(HeldCall held, long result) throws ErrnoException {
    held.returns(result);
    body.goOn(held.task());
  }

  /**
   * Keeps a signal for a thread that home may have made and the body has not. The reader's.
   *
   * @return whether it is kept
   */
  public boolean keep(int homeTid, boolean orphaned, byte[] info) {
    if (homeTid == 0 || pending.isEmpty() || body.hasThread(homeTid)) {
      return false;
    }
    early.add(new Early(homeTid, orphaned, info));
    return true;
  }
}
