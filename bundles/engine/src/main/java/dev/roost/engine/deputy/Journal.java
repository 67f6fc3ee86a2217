package dev.roost.engine.deputy;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.roost.engine.capture.RawThread;
import dev.roost.engine.model.Registers;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a restarted engine needs to take a deputy over, kept in the deputy's own memory because it
 * must outlive this JVM.
 *
 * <pre>
 * page:   0 u64 magic   8 u32 phase   12 u32 threads   16 u64 region size
 *        24 u32 count, 64 { u64 signal, 32 bytes action }*    signal actions that were taken
 * thread: 0 u32 tid  8 u64 mask  16 u64[3] rseq  40 u64[2] robust list  56 u64 clear tid
 *        64 u64 stripped  128 user_regs (216)  352 u32 xstate length  384 xstate
 * </pre>
 */
public final class Journal {
  /** "ROOSTDP1", little-endian. */
  public static final long MAGIC = 0x3150445453_4f4f52L;

  /** How far a deputy's process has come. */
  public enum Phase {
    /** Parked; its registers are valid; it can go on at home. */
    PARKED,
    /** The body owns the execution. */
    COMMITTED
  }

  private Journal() {}

  static void open(MemorySegment page, int threads, long regionSize) {
    page.set(JAVA_INT, 8, Phase.PARKED.ordinal());
    page.set(JAVA_INT, 12, threads);
    page.set(JAVA_LONG, 16, regionSize);
    page.set(JAVA_LONG, 0, MAGIC);
  }

  static void phase(MemorySegment page, Phase phase) {
    page.set(JAVA_INT, 8, phase.ordinal());
  }

  /** The process is no deputy any more. */
  static void close(MemorySegment page) {
    page.set(JAVA_LONG, 0, 0);
  }

  static void writeActions(MemorySegment page, Map<Integer, byte[]> actions) {
    long at = 64;
    for (Map.Entry<Integer, byte[]> action : actions.entrySet()) {
      page.set(JAVA_LONG, at, action.getKey());
      MemorySegment.copy(action.getValue(), 0, page, JAVA_BYTE, at + 8, 32);
      at += 40;
    }
    page.set(JAVA_INT, 24, actions.size());
  }

  static Map<Integer, byte[]> actions(MemorySegment page) {
    Map<Integer, byte[]> actions = new LinkedHashMap<>();
    int count = page.get(JAVA_INT, 24);
    for (int i = 0; i < count; i++) {
      long at = 64 + 40L * i;
      actions.put((int) page.get(JAVA_LONG, at), page.asSlice(at + 8, 32).toArray(JAVA_BYTE));
    }
    return actions;
  }

  static void write(MemorySegment at, RawThread state) {
    at.set(JAVA_INT, 0, state.tid());
    at.set(JAVA_LONG, 8, state.signalMask());
    put(at, 16, state.rseq());
    put(at, 40, state.robustList());
    MemorySegment.copy(state.registers().raw(), 0, at, JAVA_BYTE, 128, 216);
    at.set(JAVA_INT, 352, state.xstate().length);
    MemorySegment.copy(state.xstate(), 0, at, JAVA_BYTE, 384, state.xstate().length);
  }

  static void writeClearTid(MemorySegment at, long clearTid) {
    at.set(JAVA_LONG, 56, clearTid);
    at.set(JAVA_LONG, 64, 1);
  }

  private static void put(MemorySegment at, long offset, long[] values) {
    for (int i = 0; i < values.length; i++) {
      at.set(JAVA_LONG, offset + 8L * i, values[i]);
    }
  }

  /** Reads back what {@link #write} wrote; {@code bytes} begins at the thread's journal. */
  static RawThread read(byte[] bytes) {
    MemorySegment at = MemorySegment.ofArray(Arrays.copyOf(bytes, bytes.length));
    int length = at.get(JAVA_INT.withByteAlignment(1), 352);
    return new RawThread(
        at.get(JAVA_INT.withByteAlignment(1), 0),
        new Registers(Arrays.copyOfRange(bytes, 128, 128 + 216)),
        Arrays.copyOfRange(bytes, 384, 384 + length),
        at.get(JAVA_LONG.withByteAlignment(1), 8),
        longs(at, 16, 3),
        longs(at, 40, 2),
        List.of());
  }

  /** The address to clear at the thread's end, or -1 if it was not stripped of it. */
  static long clearTid(byte[] bytes) {
    MemorySegment at = MemorySegment.ofArray(bytes);
    return at.get(JAVA_LONG.withByteAlignment(1), 64) == 1
        ? at.get(JAVA_LONG.withByteAlignment(1), 56)
        : -1;
  }

  private static long[] longs(MemorySegment at, long offset, int count) {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = at.get(JAVA_LONG.withByteAlignment(1), offset + 8L * i);
    }
    return values;
  }
}
