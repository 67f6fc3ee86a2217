package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.Direction;
import dev.roost.engine.syscall.Argument.Stream;
import dev.roost.engine.syscall.Argument.Stream.Position;

/**
 * A read or write that is larger than a slot, piece by piece, with the answer that the kernel would
 * have given for the whole: a piece that is cut short or fails ends it, and what went before
 * counts.
 *
 * <p>A write goes on after each full piece, as the kernel goes on until all is written. A read goes
 * on only in a file that can be positioned: from a pipe, a socket or a terminal the kernel gives
 * what is there and does not wait for more.
 */
final class Transfer {
  private static final int LSEEK = 8;
  private static final int SEEK_CUR = 1;

  /** {@code MAX_RW_COUNT}: the kernel moves no more in one call; read(2). */
  private static final long MOST = 0x7fff_f000L;

  private final Syscall row;
  private final Case way;
  private final long[] arguments;
  private final int column;
  private final long total;
  private final boolean needsProbe;
  private State state = State.MOVING;
  private boolean isPositioned;
  private int piece;
  private long done;

  private enum State {
    MOVING,
    PROBING,
    ENDED
  }

  /** The next call of the transfer. */
  record Step(Syscall row, Case way, long[] arguments) {}

  Transfer(Syscall row, Case way, long[] arguments, int column) {
    this.row = row;
    this.way = way;
    this.arguments = arguments;
    this.column = column;
    total = Math.min(arguments[column + 1], MOST);
    Stream stream = (Stream) way.arguments().get(column);
    needsProbe = stream.direction() == Direction.OUT && stream.position() == Position.CURRENT;
  }

  /** So many bytes are on their way. */
  void piece(int count) {
    piece = count;
  }

  boolean isEnded() {
    return state == State.ENDED;
  }

  void end() {
    state = State.ENDED;
  }

  /** Takes the result of a piece or of the probe; returns the result of the call as it stands. */
  long account(long result) {
    if (state == State.PROBING) {
      isPositioned = result >= 0;
      state = isPositioned ? State.MOVING : State.ENDED;
      return done;
    }
    if (result < 0) {
      state = State.ENDED;
      return done > 0 ? done : result;
    }
    done += result;
    if (result < piece || done >= total) {
      state = State.ENDED;
    }
    return done;
  }

  /** What to forward next. Precondition: not ended. */
  Step step() {
    if (needsProbe && !isPositioned) {
      state = State.PROBING;
      Syscall lseek = SyscallTable.standard().byNumber(LSEEK);
      long[] probe = {arguments[0], 0, SEEK_CUR, 0, 0, 0};
      return new Step(lseek, lseek.choose(probe), probe);
    }
    long[] rest = arguments.clone();
    rest[column] += done;
    rest[column + 1] = total - done;
    if (((Stream) way.arguments().get(column)).position() == Position.GIVEN) {
      rest[column + 2] += done;
    }
    // The last piece need not be cut; then all of it is the piece.
    piece = (int) Math.min(total - done, Integer.MAX_VALUE);
    return new Step(row, way, rest);
  }
}
