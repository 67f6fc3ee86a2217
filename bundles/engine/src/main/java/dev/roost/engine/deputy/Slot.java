package dev.roost.engine.deputy;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.roost.engine.model.Region;
import dev.roost.linux.Futex;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * Where one parked thread finds its next call; shared between the deputy and this engine.
 *
 * <pre>
 *      0  u32   state: 0 IDLE, 1 REQUESTED, 2 DONE (a futex word)
 *      8  u64   call number
 *     16  u64[6] arguments
 *     64  s64   result
 *    256  ...   journal of the thread, see {@link Journal}
 *  65536  ...   data: arguments in memory and results
 * </pre>
 */
public final class Slot {
  /** Bytes from one slot to the next. */
  static final long STRIDE = Region.SLOT_BYTES;

  /** Offset of the data area. */
  static final long DATA = 64L << 10;

  /** Capacity of the data area, in bytes. */
  public static final int DATA_BYTES = (int) (STRIDE - DATA);

  /**
   * So long a waiter looks before it sleeps: most calls are done by then, and to be woken on an
   * idle CPU of a virtual machine costs more, in nanoseconds.
   */
  private static final long SPIN_NS = 30_000L;

  private static final long NUMBER = 8;
  private static final long ARGUMENTS = 16;
  private static final long RESULT = 64;
  private static final int IDLE = 0;
  private static final int REQUESTED = 1;
  private static final int DONE = 2;
  private static final VarHandle STATE = JAVA_INT.varHandle();

  private final MemorySegment memory;
  private final MemorySegment word;
  private final long address;

  /**
   * @param memory the slot, as mapped here
   * @param address the same slot in the deputy
   */
  Slot(MemorySegment memory, long address) {
    this.memory = memory;
    this.word = memory.asSlice(0, 4);
    this.address = address;
  }

  /** The slot's address in the deputy. */
  long address() {
    return address;
  }

  /** The data area, as mapped here. */
  public MemorySegment data() {
    return memory.asSlice(DATA, DATA_BYTES);
  }

  /** The data area's address in the deputy. */
  public long dataAddress() {
    return address + DATA;
  }

  /** What is in the data area at an address of the deputy. */
  long longAt(long at) {
    return memory.get(JAVA_LONG_UNALIGNED, at - address);
  }

  /** A text that is in the data area at an address of the deputy, without the NUL that ends it. */
  String textAt(long at) {
    return memory.getString(at - address);
  }

  /** The journal's area. */
  MemorySegment journal() {
    return memory.asSlice(256, DATA - 256);
  }

  /** For its next thread. */
  void reset() {
    STATE.setRelease(word, 0L, IDLE);
  }

  /** Hands a call to the thread. */
  public void submit(long number, long... arguments) {
    memory.set(JAVA_LONG, NUMBER, number);
    for (int i = 0; i < 6; i++) {
      memory.set(JAVA_LONG, ARGUMENTS + 8L * i, i < arguments.length ? arguments[i] : 0);
    }
    STATE.setRelease(word, 0L, REQUESTED);
    Futex.wake(word);
  }

  /** Waits until the call is done, at most {@code timeoutNs}. Returns whether it is. */
  public boolean await(long timeoutNs) {
    long start = System.nanoTime();
    long deadline = start + timeoutNs;
    while (!done() && System.nanoTime() - start < SPIN_NS) {
      Thread.onSpinWait();
    }
    while (!done()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      Futex.await(word, REQUESTED, left);
    }
    return true;
  }

  /** Whether the last call is done. */
  public boolean done() {
    return (int) STATE.getAcquire(word, 0L) == DONE;
  }

  /** Whether a call is under way. */
  public boolean busy() {
    return (int) STATE.getAcquire(word, 0L) == REQUESTED;
  }

  /** The result of the last call. */
  public long result() {
    return memory.get(JAVA_LONG, RESULT);
  }

  /** The number of the last call. */
  public long number() {
    return memory.get(JAVA_LONG, NUMBER);
  }
}
