package dev.roost.engine.body;

import dev.roost.engine.link.FrameType;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Tracer;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The body's side of {@link Births} of threads. */
public final class ThreadMaker {
  private static final int SYS_EXIT = 60;

  private final Tracer tracer;
  private final Births births;
  private final BodyProcess body;

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

  public ThreadMaker(Tracer tracer, Births births) {
    this.tracer = tracer;
    this.births = births;
    this.body = births.body();
  }

  /**
   * Home has made the thread, or not: {@code i32 maker, i64 result}, the new thread's id or a
   * negated errno, or 0 if it can be made only when the process is at home.
   *
   * @return signals that came for it meanwhile
   */
  public List<Early> made(WireReader in) throws IOException {
    Births.Pending waiting = births.take(in.i32());
    long result = in.i64();
    String refused = tracer.call(() -> goOn(waiting, result));
    if (refused != null) {
      births.wantHome(refused);
      if (result > 0) {
        births.tell(
            FrameType.EXITING, new WireWriter().i64(0).i32((int) result).i32(SYS_EXIT).i64(0));
      }
    }
    List<Early> its = early.stream().filter(signal -> signal.homeTid() == result).toList();
    early.removeIf(signal -> its.contains(signal) || !births.isWaitedFor());
    return refused == null ? its : List.of();
  }

  /** Returns null, or why the maker waits for the way home instead. */
  private String goOn(Births.Pending waiting, long result) throws IOException {
    if (result > 0) {
      return make(waiting, (int) result);
    }
    if (result < 0) {
      births.finish(waiting.held(), result);
      return null;
    }
    births.again(waiting.held());
    return "clone: home has no slot for another thread";
  }

  private String make(Births.Pending waiting, int newHomeTid) throws IOException {
    HeldCall maker = waiting.held();
    Birth.Outcome outcome = births.birth().make(maker, waiting.wanted(), newHomeTid);
    StoppedTask child = outcome.child();
    if (child == null) {
      births.again(maker);
      return "clone: the guest cannot make a thread: error " + -outcome.error();
    }
    body.hasNewThread(maker.task().tid(), child.tid(), newHomeTid);
    tracer.adopt(child.tid(), body);
    body.goOn(child);
    births.finish(maker, newHomeTid);
    return null;
  }

  /**
   * Keeps a signal for a thread that home may have made and the body has not. The reader's.
   *
   * @return whether it is kept
   */
  public boolean keep(int homeTid, boolean orphaned, byte[] info) {
    if (homeTid == 0 || !births.isWaitedFor() || body.hasThread(homeTid)) {
      return false;
    }
    early.add(new Early(homeTid, orphaned, info));
    return true;
  }
}
