package dev.roost.engine.syscall;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** One call from a body to a deputy's slot and back, on one machine; the test plays the kernel. */
final class Carriage {
  static final int CAPACITY = (1 << 20) + 100;
  static final long BASE = 0x6000_0000_0000L;
  static final int PID = 4711;

  final ArrayMemory body = new ArrayMemory(4 << 20);
  final MemorySegment slot = MemorySegment.ofArray(new byte[CAPACITY]);
  final CallPlacer placer = new CallPlacer(SyscallTable.standard(), slot, BASE);
  private final CallEncoder encoder = new CallEncoder(PID, CAPACITY);
  private ForwardedCall call;

  /** Begins a call in the body and lays it into the slot. */
  Carriage begin(int number, long... arguments) throws ComeHome {
    placer.place(encode(number, arguments).message());
    return this;
  }

  ForwardedCall encode(int number, long... arguments) throws ComeHome {
    long[] registers = new long[6];
    System.arraycopy(arguments, 0, registers, 0, arguments.length);
    Syscall row = SyscallTable.standard().byNumber(number);
    call = encoder.encode(row, row.choose(registers), registers, body);
    return call;
  }

  /** Lays the next piece into the slot; false if nothing follows. */
  boolean next() throws ComeHome {
    ForwardedCall following = encoder.next(call, body);
    if (following == null) {
      return false;
    }
    call = following;
    placer.place(call.message());
    return true;
  }

  /** Ends the call with this result of the kernel at home; returns what the body gets. */
  long end(long result) {
    return call.finish(placer.collect(result), body, NO_CLOCK);
  }

  long end(long result, BodyClock clock) {
    return call.finish(placer.collect(result), body, clock);
  }

  static final BodyClock NO_CLOCK =
      new BodyClock() {
        @Override
        public CpuTime process() {
          throw new AssertionError("no CPU time is asked for");
        }

        @Override
        public CpuTime thread() {
          throw new AssertionError("no CPU time is asked for");
        }
      };

  // What the kernel at home sees and writes.

  byte[] seen(long address, int length) {
    return slot.asSlice(address - BASE, length).toArray(ValueLayout.JAVA_BYTE);
  }

  String seenString(long address, int length) {
    return new String(seen(address, length), StandardCharsets.ISO_8859_1);
  }

  int seenInt(long address) {
    return slot.get(ValueLayout.JAVA_INT_UNALIGNED, address - BASE);
  }

  long seenLong(long address) {
    return slot.get(ValueLayout.JAVA_LONG_UNALIGNED, address - BASE);
  }

  void kernelWrites(long address, String text) {
    MemorySegment.copy(
        MemorySegment.ofArray(text.getBytes(StandardCharsets.ISO_8859_1)),
        0,
        slot,
        address - BASE,
        text.length());
  }

  void kernelWritesInt(long address, int value) {
    slot.set(ValueLayout.JAVA_INT_UNALIGNED, address - BASE, value);
  }

  void kernelWritesLong(long address, long value) {
    slot.set(ValueLayout.JAVA_LONG_UNALIGNED, address - BASE, value);
  }
}
