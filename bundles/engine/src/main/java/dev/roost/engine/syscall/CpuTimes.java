package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.CpuClock;
import dev.roost.engine.syscall.Argument.CpuClock.Scope;

/** Carries answers that tell CPU time: the deputy's, to which that of the body is added. */
final class CpuTimes {
  private static final long NS_PER_SECOND = 1_000_000_000;
  private static final long NS_PER_US = 1_000;

  /** USER_HZ is 100 on x86-64; see times(2). */
  private static final long NS_PER_TICK = 10_000_000;

  private CpuTimes() {}

  static void encode(Outgoing out, int index, CpuClock clock) throws ComeHome {
    if (out.register(index) == 0) {
      out.putNull();
    } else {
      out.putInt(out.spend(clock.shape().bytes(), clock.name()));
    }
  }

  static void place(Slot slot, int index, CpuClock clock) throws ComeHome {
    int length = slot.nextInt();
    if (length < 0) {
      slot.registers()[index] = 0;
    } else if (length == clock.shape().bytes()) {
      slot.area(index, slot.reserve(length), length);
    } else {
      throw Slot.malformed("brings %d bytes for %s".formatted(length, clock.name()));
    }
  }

  static int measure(Slot slot, int index, CpuClock clock, long result) {
    boolean none = slot.areaAt(index) < 0 || result < 0;
    return slot.back(index, none ? -1 : clock.shape().bytes());
  }

  static void finish(Incoming in, long address, CpuClock clock, BodyClock body) {
    int length = in.nextInt();
    if (length < 0) {
      return;
    }
    if (length != clock.shape().bytes()) {
      throw new IllegalArgumentException(
          "%s has %d bytes, a reply brings %d"
              .formatted(clock.name(), clock.shape().bytes(), length));
    }
    int from = in.skip(length);
    CpuTime used = clock.scope() == Scope.PROCESS ? body.process() : body.thread();
    byte[] bytes = in.bytes();
    switch (clock.shape()) {
      case RUSAGE -> {
        add(bytes, from, used.userNs(), NS_PER_US);
        add(bytes, from + 16, used.systemNs(), NS_PER_US);
      }
      case TIMESPEC -> add(bytes, from, used.userNs() + used.systemNs(), 1);
      case TMS -> {
        addTicks(bytes, from, used.userNs());
        addTicks(bytes, from + 8, used.systemNs());
      }
    }
    in.write(address, from, length);
  }

  /** Adds to a pair of seconds and a fraction counted in {@code unitNs}. */
  private static void add(byte[] bytes, int at, long ns, long unitNs) {
    long sum =
        LittleEndian.getLong(bytes, at) * NS_PER_SECOND
            + LittleEndian.getLong(bytes, at + 8) * unitNs
            + ns;
    LittleEndian.putLong(bytes, at, sum / NS_PER_SECOND);
    LittleEndian.putLong(bytes, at + 8, sum % NS_PER_SECOND / unitNs);
  }

  private static void addTicks(byte[] bytes, int at, long ns) {
    LittleEndian.putLong(bytes, at, LittleEndian.getLong(bytes, at) + ns / NS_PER_TICK);
  }
}
