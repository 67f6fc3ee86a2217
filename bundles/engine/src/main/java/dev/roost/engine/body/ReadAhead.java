package dev.roost.engine.body;

import dev.roost.engine.body.AheadFile.Forwarding;
import dev.roost.engine.body.AheadFile.Read;
import dev.roost.engine.body.AheadFiles.Ask;
import dev.roost.engine.body.AheadFiles.Ended;
import dev.roost.engine.body.AheadFiles.Offset;
import dev.roost.engine.body.AheadFiles.Taken;
import dev.roost.engine.link.AheadState;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.syscall.Case;
import dev.roost.engine.syscall.ForwardedCall;
import dev.roost.linux.Errno;
import dev.roost.linux.SeccompListener;
import dev.roost.linux.SeccompListener.Notification;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Reads files of one body ahead, so that nobody can tell: home holds a lease on each, and is told
 * where a descriptor stands before any call that could see it.
 *
 * <p>Two locks. The order of what goes home is kept by {@link #order}, which is held while sending;
 * the reader of the link never takes it. What is here is guarded by the monitor of {@link
 * AheadFiles}, which nobody holds while sending.
 */
final class ReadAhead {
  private static final int HEADER = 17;

  /** After a refusal, or a lease that somebody broke, so many times more reads are waited for. */
  private static final int AFTER_REFUSAL = 8;

  private final Link link;
  private final BiConsumer<FrameType, WireWriter> outbox;
  private final Executor background;
  private final SeccompListener listener;
  private final Consumer<Throwable> fail;
  private final AheadFiles files;
  private final ReentrantLock order = new ReentrantLock();

  /**
   * @param background for what may wait for home
   * @param fail called when calls can be served no more
   */
  ReadAhead(
      Link link,
      BiConsumer<FrameType, WireWriter> outbox,
      Executor background,
      SeccompListener listener,
      LiveBodyMemory memory,
      AheadBudget budget,
      Consumer<Throwable> fail) {
    this.link = link;
    this.outbox = outbox;
    this.background = background;
    this.listener = listener;
    this.fail = fail;
    this.files =
        new AheadFiles(
            budget,
            new AheadFiles.Output() {
              @Override
              public int write(long address, byte[] from, int at, int length) {
                return memory.writeBeginning(address, from, at, length);
              }

              @Override
              public void answer(long id, long result) {
                listener.answer(id, result);
              }
            });
  }

  /**
   * Sends a call home, behind all that must be known there before; or serves it, if it reads what
   * is here or will be.
   *
   * @param busy whether a call under way at home is given this descriptor
   */
  void forward(Notification call, Case way, IntPredicate busy, Forwarding plain)
      throws IOException {
    order.lock();
    try {
      if (call.number() != AheadEffect.READ || !serves(call, way, busy, plain)) {
        sendPlainly(call, way, plain);
      }
    } finally {
      order.unlock();
    }
  }

  private boolean serves(Notification call, Case way, IntPredicate busy, Forwarding plain)
      throws IOException {
    long[] arguments = call.arguments();
    int count = Math.clamp(arguments[2], -1, Integer.MAX_VALUE);
    Read read = new Read(call.id(), arguments[1], count, () -> sendPlainly(call, way, plain));
    Taken taken = files.take((int) arguments[0], read, busy);
    for (Ask ask : taken.asks()) {
      if (ask.offset() < 0) {
        link.send(FrameType.READ_AHEAD, payload(ask));
      } else {
        ask(ask);
      }
    }
    return taken.taken();
  }

  private void sendPlainly(Notification call, Case way, Forwarding plain) throws IOException {
    conclude(files.before(call.number(), way, i -> call.arguments()[i]));
    plain.send();
  }

  /** Says what has to be said of leases that are over, then sends the reads that waited. */
  private void conclude(List<Ended> ended) throws IOException {
    for (Offset offset : files.takeOffsets()) {
      link.send(FrameType.OFFSET, new WireWriter().i32(offset.fd()).i64(offset.offset()));
    }
    for (Ended over : ended) {
      link.send(FrameType.DROPPED, new WireWriter().i64(over.lease()));
    }
    for (Ended over : ended) {
      for (Read read : over.reads()) {
        read.call().send();
      }
    }
  }

  /** Questions of one lease go one way, or they would overtake each other. */
  private void ask(Ask ask) {
    if (ask != null) {
      outbox.accept(FrameType.READ_AHEAD, payload(ask));
    }
  }

  private static WireWriter payload(Ask ask) {
    int own =
        switch (ask.origin()) {
          case OWN -> 1;
          case UNKNOWN -> 0;
        };
    return new WireWriter()
        .i64(ask.lease())
        .i32(ask.fd())
        .u8(own)
        .i64(ask.offset())
        .i32(ask.bytes());
  }

  /** A forwarded call has its result. */
  void finished(ForwardedCall call, long result) {
    switch (call.row().number()) {
      case AheadEffect.READ -> files.wasRead((int) call.argument(0), call.argument(2), result);
      case AheadEffect.OPEN -> opened(result, call.argument(1));
      case AheadEffect.OPENAT -> opened(result, call.argument(2));
      default -> {}
    }
  }

  private void opened(long result, long flags) {
    if (result >= 0) {
      files.opened((int) result, flags);
    }
  }

  /** An AHEAD frame. The reader of the link. */
  void data(byte[] payload) throws IOException {
    WireReader in = new WireReader(payload, 0, HEADER);
    long lease = in.i64();
    long offset = in.i64();
    AheadState state = AheadState.of(in.u8());
    if (state == AheadState.NONE) {
      giveUp(lease);
      return;
    }
    int length = payload.length - HEADER;
    ask(files.add(lease, offset, payload, HEADER, length, state == AheadState.END));
    if (files.isStuck(lease)) {
      giveUp(lease);
    }
  }

  /**
   * A BREAK frame: what was read ahead is forgotten, and home is told, also if it is told twice.
   */
  void breakLease(long lease) {
    whenSaid(
        () -> {
          List<Ended> ended = files.end(lease, AFTER_REFUSAL);
          return ended.isEmpty() ? List.of(new Ended(lease, List.of())) : ended;
        },
        () -> {});
  }

  /** Home has no lease, or there is no memory for what it would send. */
  private void giveUp(long lease) {
    whenSaid(() -> files.end(lease, AFTER_REFUSAL), () -> {});
  }

  /** Tells home where descriptors stand, for who looks from outside. May wait for home. */
  void settle() throws IOException {
    if (files.isIdle()) {
      return;
    }
    order.lock();
    try {
      conclude(List.of());
    } finally {
      order.unlock();
    }
  }

  /** Before a process is made that will have the same descriptors; must not block. */
  void beforeFork(Runnable then) {
    whenSaid(files.forgetIfIdle(), files::forgetAll, then);
  }

  /** All threads have stopped for the way home; must not block. */
  void beforeHome(Runnable then) {
    whenSaid(files.isIdle(), files::endAll, then);
  }

  /** Nothing is read ahead any more: the first thread exits, by which home finds descriptors. */
  void end() throws IOException {
    order.lock();
    try {
      conclude(files.close());
    } finally {
      order.unlock();
    }
  }

  /** Its body has ended, or is killed. */
  void close() {
    files.close();
  }

  /** Has the reads that wait made again: their threads have been asked to stop. */
  void releaseWaiting() {
    files.takeWaiting().forEach(read -> listener.answer(read.id(), -Errno.ERESTARTSYS));
  }

  private interface Ending {
    List<Ended> end();
  }

  private void whenSaid(boolean idle, Ending ending, Runnable then) {
    if (idle) {
      then.run();
    } else {
      whenSaid(ending, then);
    }
  }

  private void whenSaid(Ending ending, Runnable then) {
    background.execute(
        () -> {
          order.lock();
          try {
            conclude(ending.end());
            then.run();
          } catch (IOException | RuntimeException | Error e) {
            fail.accept(e);
          } finally {
            order.unlock();
          }
        });
  }
}
