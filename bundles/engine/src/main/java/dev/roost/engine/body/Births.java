package dev.roost.engine.body;

import dev.roost.engine.link.FrameType;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.CloneCall;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Threads and processes that are born while away. The deputy makes one at home first, which gives
 * the id; then the body makes its own with that id. The maker stays stopped at its call until both
 * are there.
 */
public final class Births {
  private static final Logger LOG = System.getLogger("roost.births");

  private final BiConsumer<FrameType, WireWriter> outbox;
  private final BodyProcess body;
  private final ReadAhead ahead;
  private final LiveBodyMemory memory;
  private final Birth birth;
  private final Map<Integer, Pending> pending = new ConcurrentHashMap<>();

  /** A thread that is held at its call, and what it wants. */
  record Pending(HeldCall held, CloneCall wanted) {}

  /**
   * @param region Roost's own range in the body
   * @param scratch memory of the body for arguments of injected calls
   */
  public Births(
      Tracer tracer,
      BiConsumer<FrameType, WireWriter> outbox,
      BodyProcess body,
      Forwarder forwarder,
      Region region,
      RemoteAddress scratch) {
    this.outbox = outbox;
    this.body = body;
    this.ahead = forwarder.ahead();
    this.memory = new LiveBodyMemory(body::living);
    this.birth = new Birth(tracer, region.code(), scratch);
  }

  /** How tasks are made in this body. */
  Birth birth() {
    return birth;
  }

  /** The body. */
  BodyProcess body() {
    return body;
  }

  /** Begins, at the stop of {@code task} at the call's entry. Tracer's thread. */
  public void begin(int homeTid, StoppedTask task) {
    try {
      HeldCall held = HeldCall.at(task);
      Optional<CloneCall> wanted = CloneCall.of(held.registers(), memory);
      task.finishSystemCall(held.registers().with(Name.ORIG_RAX, -1));
      if (wanted.isEmpty()) {
        again(held);
        wantHome("clone: what shares only a part with its maker is made at home");
      } else if (body.stopping()) {
        again(held);
      } else {
        pending.put(homeTid, new Pending(held, wanted.get()));
        ask(homeTid, wanted.get());
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "body " + body.pid() + " cannot make a task", e);
      body.kill();
    }
  }

  private void ask(int homeTid, CloneCall wanted) {
    if (wanted.makesThread()) {
      outbox.accept(FrameType.NEW_THREAD, new WireWriter().i32(homeTid));
    } else {
      WireWriter question =
          new WireWriter().i32(homeTid).u8(wanted.exitSignal()).u8(wanted.makerWaits() ? 1 : 0);
      // The child will have the same descriptors.
      ahead.beforeFork(() -> outbox.accept(FrameType.NEW_PROCESS, question));
    }
  }

  /** Tells home that the process needs it. */
  void wantHome(String reason) {
    outbox.accept(FrameType.WANT_HOME, new WireWriter().string(reason));
  }

  /** Tells home something else. */
  void tell(FrameType type, WireWriter payload) {
    outbox.accept(type, payload);
  }

  /** Whether anybody waits. */
  boolean isWaitedFor() {
    return !pending.isEmpty();
  }

  /** Who waits for what home has made; from now on it is the caller's. */
  Pending take(int homeTid) throws IOException {
    Pending waiting = pending.remove(homeTid);
    if (waiting == null) {
      throw new IOException("home made something for thread " + homeTid + ", which asked for none");
    }
    return waiting;
  }

  /** It could not be made, and home will say so. */
  void putBack(int homeTid, Pending waiting) {
    pending.put(homeTid, waiting);
  }

  /** The call will be made again at home. Tracer's thread. */
  void again(HeldCall held) throws ErrnoException {
    held.undo();
    body.keep(held.task());
  }

  /** The call returns. Tracer's thread. */
  void finish(HeldCall held, long result) throws ErrnoException {
    held.returns(result);
    body.goOn(held.task());
  }
}
