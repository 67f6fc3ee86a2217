package dev.roost.engine.migration;

import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.deputy.LeasedFiles;
import dev.roost.engine.deputy.LeasedFiles.Origin;
import dev.roost.engine.link.AheadState;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.linux.ErrnoException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Reading ahead, at home. Files are read on a thread of its own, which begins with the first
 * question: the session's reader must not wait for a disk.
 */
final class HomeAhead implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.ahead");
  private static final int HEADER = 17;

  /** The most that one frame brings, in bytes. */
  private static final int PIECE_BYTES = 1 << 18;

  /** The most that one question may ask for, in bytes. */
  private static final int MOST_BYTES = 1 << 22;

  /** So long somebody at home may have to wait before he can write to a file. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A guest that keeps to what it says has no more questions under way. */
  private static final int MOST_QUESTIONS = 1024;

  private final Engine engine;
  private final Link link;
  private final Outbox outbox;
  private final LeasedFiles files;
  private final int pid;
  private final Consumer<Throwable> lost;
  private final LinkedBlockingQueue<Question> questions = new LinkedBlockingQueue<>();
  private byte[] piece = new byte[0];
  private Thread thread;
  private volatile boolean closed;

  /**
   * An offset of -1 is where the descriptor stands, and takes the lease; without bytes: the end.
   */
  private record Question(long lease, int fd, Origin origin, long offset, int bytes) {}

  private static Question end(long lease) {
    return new Question(lease, 0, Origin.UNKNOWN, 0, 0);
  }

  /**
   * @param lost called with the reason if the guest does not give back a lease
   */
  HomeAhead(Engine engine, Link link, Outbox outbox, Deputy deputy, Consumer<Throwable> lost) {
    this.engine = engine;
    this.link = link;
    this.outbox = outbox;
    this.files = new LeasedFiles(deputy, engine.leases());
    this.pid = deputy.pid();
    this.lost = lost;
  }

  /** A READ_AHEAD frame. The session's reader, as all that follow. */
  void ask(WireReader in) throws IOException {
    Question question =
        new Question(
            in.i64(), in.i32(), in.u8() == 1 ? Origin.OWN : Origin.UNKNOWN, in.i64(), in.i32());
    if (question.offset() < -1 || question.bytes() <= 0 || question.bytes() > MOST_BYTES) {
      throw new IOException(link.peer() + " asks for what no file has: " + question);
    }
    if (questions.size() >= MOST_QUESTIONS) {
      throw new IOException(link.peer() + " asks for more than it can take");
    }
    questions.add(question);
    if (thread == null) {
      thread = Thread.ofPlatform().name("roost-ahead-" + pid).daemon(true).start(this::run);
    }
  }

  /** An OFFSET frame. */
  void offset(WireReader in) throws IOException {
    files.moveTo(in.i32(), in.i64());
  }

  /**
   * A DROPPED frame. Who waits goes on at once; and the lease may be one that is still asked for.
   */
  void dropped(WireReader in) throws IOException {
    long lease = in.i64();
    files.end(lease);
    if (thread != null) {
      questions.add(end(lease));
    }
  }

  private void run() {
    try {
      while (!closed) {
        Question next = questions.take();
        if (next.bytes() > 0) {
          answer(next);
        } else {
          files.end(next.lease());
        }
      }
    } catch (IOException e) {
      // The reader of the link sees the same and is the one that acts on it.
      LOG.log(Level.DEBUG, "link to {0} is down: {1}", link.peer(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // Who waits for an answer would wait for ever.
      lost.accept(e);
    }
  }

  private void answer(Question question) throws IOException {
    long lease = question.lease();
    long at = question.offset();
    if (at < 0) {
      at = files.begin(lease, question.fd(), question.origin(), () -> breakLease(lease));
      if (at < 0) {
        send(lease, 0, AheadState.NONE, new byte[0]);
        return;
      }
    }
    long end = at + question.bytes();
    AheadState state = AheadState.MORE;
    while (at < end && state == AheadState.MORE && !closed) {
      int length = (int) Math.min(PIECE_BYTES, end - at);
      int got = read(lease, at, length);
      state = got < 0 ? AheadState.NONE : got < length ? AheadState.END : AheadState.MORE;
      send(lease, at, state, got == length ? piece : Arrays.copyOf(piece, Math.max(0, got)));
      at += length;
    }
  }

  /** Into {@link #piece}, which is of this length then: frames carry whole arrays. */
  private int read(long lease, long at, int length) {
    if (piece.length != length) {
      piece = new byte[length];
    }
    try {
      return files.read(lease, at, piece, length);
    } catch (ErrnoException e) {
      // The program's own read finds the same, and is told.
      LOG.log(Level.DEBUG, "a file cannot be read ahead: {0}", e.getMessage());
      return -1;
    }
  }

  private void send(long lease, long at, AheadState state, byte[] bytes) throws IOException {
    WireWriter head = new WireWriter(HEADER).i64(lease).i64(at).u8(state.ordinal());
    link.send(FrameType.AHEAD, head, bytes);
  }

  /** Somebody wants to write to the file, and waits until the guest has forgotten it. */
  private void breakLease(long lease) {
    outbox.send(FrameType.BREAK, new WireWriter().i64(lease));
    engine.later(
        PATIENCE,
        () -> {
          if (files.holds(lease)) {
            String late = "a file that it reads ahead was not given back within %d s";
            lost.accept(new IOException(late.formatted(PATIENCE.toSeconds())));
          }
        });
  }

  /** No file is held any more. */
  @Override
  public void close() {
    closed = true;
    questions.add(end(0));
    files.close();
  }
}
