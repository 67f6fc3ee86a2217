package dev.roost.engine.body;

import dev.roost.engine.body.AheadFile.Origin;
import dev.roost.engine.body.AheadFile.Read;
import dev.roost.engine.body.AheadWindow.Question;
import dev.roost.engine.syscall.Argument;
import dev.roost.engine.syscall.Case;
import dev.roost.engine.syscall.Descriptors;
import dev.roost.linux.Errno;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;

/**
 * What is known of the files of one body that may be read ahead: which descriptors, where the
 * program stands, what is here. Only a state; whoever changes it sends what has to be said. Every
 * method takes the monitor, shortly: the reader of the link must not wait for a send.
 */
final class AheadFiles {
  /** Of one body, in bytes. */
  private static final int MOST_BYTES = 4 << 20;

  /** End of what a program may address; linux/arch/x86 TASK_SIZE_MAX. */
  private static final long USER_END = 0x7fff_ffff_f000L;

  /** O_ACCMODE, O_DIRECT, O_DIRECTORY, O_PATH; fcntl.h. */
  private static final long OTHER_KINDS = 0x3 | 0x4000 | 0x10000 | 0x200000;

  private final AheadBudget budget;
  private final Output output;
  private final Map<Integer, AheadFile> files = new HashMap<>();
  private final Map<Long, AheadFile> byLease = new HashMap<>();

  /** Where descriptors stand, as far as home does not know it yet. */
  private final Map<Integer, Long> offsets = new HashMap<>();

  private long leases;
  private int used;
  private boolean closed;

  /** The body, as a read needs it. */
  interface Output {
    /** Returns how many of the bytes could be written. */
    int write(long address, byte[] from, int at, int length);

    /** The result of a call. */
    void answer(long id, long result);
  }

  AheadFiles(AheadBudget budget, Output output) {
    this.budget = budget;
    this.output = output;
  }

  /** A question for home. */
  record Ask(long lease, int fd, Origin origin, long offset, int bytes) {}

  /**
   * What became of a read.
   *
   * @param taken whether it is answered here, now or later
   * @param asks what is to be asked for
   */
  record Taken(boolean taken, List<Ask> asks) {
    static final Taken NO = new Taken(false, List.of());
  }

  /** A lease that is over, and the reads that waited for it. */
  record Ended(long lease, List<Read> reads) {}

  /** Where a descriptor stands. */
  record Offset(int fd, long offset) {}

  /** An open(2) or openat(2) has given {@code fd}. */
  synchronized void opened(int fd, long flags) {
    if (!closed && (flags & OTHER_KINDS) == 0) {
      files.put(fd, new AheadFile(fd, Origin.OWN));
    }
  }

  /** A forwarded read(2) has ended. */
  synchronized void wasRead(int fd, long wanted, long result) {
    if (closed || result < 0) {
      return;
    }
    AheadFile file = files.computeIfAbsent(fd, number -> new AheadFile(number, Origin.UNKNOWN));
    if (file.lease == 0) {
      file.wasRead(wanted, result);
    }
  }

  /**
   * A read(2) of the program: served, or made to wait, if the file is read ahead or from now on is.
   *
   * @param busy whether a call that moves this descriptor is under way at home
   */
  synchronized Taken take(int fd, Read read, IntPredicate busy) {
    AheadFile file = files.get(fd);
    int count = read.count();
    long start = read.address();
    boolean unusual = count <= 0 || count > AheadWindow.MOST_BYTES;
    if (file == null || unusual || start < 0 || start > USER_END - count) {
      return Taken.NO;
    }
    if (file.lease == 0) {
      return file.isSequential() && !busy.test(fd) ? begin(file, read) : Taken.NO;
    }
    if (file.window == null) {
      file.waiting.add(read);
      return new Taken(true, List.of());
    }
    Ask larger = file.window.canServe(count) ? null : question(file, count);
    if (!file.window.canServe(count)) {
      return Taken.NO;
    }
    file.waiting.add(read);
    return new Taken(true, Stream.of(larger, serve(file)).flatMap(Stream::ofNullable).toList());
  }

  private Taken begin(AheadFile file, Read read) {
    int asked = AheadWindow.ringFor(read.count());
    if (!mayGrow(asked)) {
      return Taken.NO;
    }
    file.reserved = asked;
    file.asked = asked;
    file.lease = ++leases;
    file.waiting.add(read);
    byLease.put(file.lease, file);
    return new Taken(true, List.of(new Ask(file.lease, file.fd, file.origin, -1, asked)));
  }

  /**
   * What home has sent.
   *
   * @return what to ask for next, or null
   * @throws IllegalArgumentException if it is not what was asked for
   */
  synchronized Ask add(long lease, long offset, byte[] from, int at, int length, boolean last) {
    AheadFile file = byLease.get(lease);
    if (file == null) {
      return null;
    }
    if (file.window == null) {
      file.window = new AheadWindow(offset, file.asked);
    }
    if (!file.window.add(offset, from, at, length, last)) {
      throw new IllegalArgumentException("home has sent what was not asked for at " + offset);
    }
    return serve(file);
  }

  /** Whether a read waits that the window is too small for. */
  synchronized boolean isStuck(long lease) {
    AheadFile file = byLease.get(lease);
    return file != null
        && file.window != null
        && !file.waiting.isEmpty()
        && !file.window.canServe(file.waiting.peek().count());
  }

  private Ask serve(AheadFile file) {
    Read read = file.waiting.peek();
    while (read != null) {
      int gives = file.window.gives(read.count());
      if (gives < 0) {
        break;
      }
      file.waiting.remove();
      serve(file, read, gives);
      read = file.waiting.peek();
    }
    return question(file, read == null ? file.lastCount : read.count());
  }

  /** As the kernel does: what lies before a bad address counts, and only that. */
  private void serve(AheadFile file, Read read, int gives) {
    long[] to = {read.address()};
    int taken =
        file.window.read(
            gives,
            (from, at, length) -> {
              int put = output.write(to[0], from, at, length);
              to[0] += put;
              return put;
            });
    if (taken > 0) {
      offsets.put(file.fd, file.window.position());
    }
    file.lastCount = read.count();
    output.answer(read.id(), taken == 0 && gives > 0 ? -Errno.EFAULT : taken);
  }

  private Ask question(AheadFile file, int count) {
    Question next =
        file.window.question(
            count,
            more -> {
              boolean may = mayGrow(more);
              file.reserved += may ? more : 0;
              return may;
            });
    return next == null
        ? null
        : new Ask(file.lease, file.fd, file.origin, next.offset(), next.bytes());
  }

  private boolean mayGrow(int more) {
    if (used + more > MOST_BYTES || !budget.take(more)) {
      return false;
    }
    used += more;
    return true;
  }

  /** A call goes home: leases that it would be wrong to keep are over. */
  synchronized List<Ended> before(int number, Case way, IntToLongFunction argument) {
    if (files.isEmpty()) {
      return List.of();
    }
    if (AheadEffect.sharesAny(number)) {
      return forgetAll();
    }
    List<Ended> ended = new ArrayList<>();
    List<Argument> columns = way.arguments();
    for (int i = 0; i < columns.size(); i++) {
      if (Descriptors.is(columns.get(i))) {
        AheadFile file = files.get((int) argument.applyAsLong(i));
        if (file != null) {
          apply(AheadEffect.of(number, argument), file, number, ended);
        }
      }
    }
    return ended;
  }

  private void apply(AheadEffect effect, AheadFile file, int number, List<Ended> ended) {
    switch (effect) {
      case NONE -> {}
      case MOVES -> {
        if (number != AheadEffect.READ) {
          file.wasMoved();
        }
        end(file, 2, ended);
      }
      case SHARES -> {
        end(file, 1, ended);
        files.remove(file.fd);
      }
    }
  }

  /**
   * A lease is over.
   *
   * @param factor so many times as many reads are needed for the next one
   */
  synchronized List<Ended> end(long lease, int factor) {
    List<Ended> ended = new ArrayList<>();
    AheadFile file = byLease.get(lease);
    if (file != null) {
      end(file, factor, ended);
    }
    return ended;
  }

  /** All leases are over; the descriptors are kept. */
  synchronized List<Ended> endAll() {
    List<Ended> ended = new ArrayList<>();
    List.copyOf(byLease.values()).forEach(file -> end(file, 1, ended));
    return ended;
  }

  /** All leases are over, and no descriptor is known any more to be the program's alone. */
  synchronized List<Ended> forgetAll() {
    List<Ended> ended = endAll();
    files.clear();
    return ended;
  }

  /** As {@link #forgetAll}, also for what is opened later. */
  synchronized List<Ended> close() {
    closed = true;
    return forgetAll();
  }

  private void end(AheadFile file, int factor, List<Ended> ended) {
    if (file.lease == 0) {
      return;
    }
    ended.add(new Ended(file.lease, List.copyOf(file.waiting)));
    byLease.remove(file.lease);
    file.waiting.clear();
    file.lease = 0;
    file.window = null;
    budget.give(file.reserved);
    used -= file.reserved;
    file.reserved = 0;
    file.later(factor);
  }

  /** Whether nothing is read ahead, and home knows where each descriptor stands. */
  synchronized boolean isIdle() {
    return byLease.isEmpty() && offsets.isEmpty();
  }

  /** As {@link #forgetAll} if there is nothing to be said of it; returns whether it is so. */
  synchronized boolean forgetIfIdle() {
    if (isIdle()) {
      files.clear();
      return true;
    }
    return false;
  }

  /** Where descriptors stand that home must be told; it counts as told. */
  synchronized List<Offset> takeOffsets() {
    if (offsets.isEmpty()) {
      return List.of();
    }
    List<Offset> taken = new ArrayList<>();
    offsets.forEach((fd, offset) -> taken.add(new Offset(fd, offset)));
    offsets.clear();
    return taken;
  }

  /** Takes the reads that wait: their threads are to stop, and make them again. */
  synchronized Collection<Read> takeWaiting() {
    List<Read> waiting = new ArrayList<>();
    for (AheadFile file : byLease.values()) {
      waiting.addAll(file.waiting);
      file.waiting.clear();
    }
    return waiting;
  }
}
