package dev.roost.engine.image;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.ThreadState;
import dev.roost.engine.model.Threads;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code i32 count, { i32 tid, string name, bytes[216] registers, bytes xstate, i64 mask, i64[3]
 * alternate stack, i64[2] robust list, i64 clear tid, i64[3] rseq, pending signals }*}.
 */
final class ThreadsCodec {
  private static final int MAX_THREADS = 4096;

  private ThreadsCodec() {}

  static void write(WireWriter out, Threads threads) {
    out.i32(threads.threads().size());
    for (ThreadState thread : threads.threads()) {
      out.i32(thread.tid()).string(thread.name()).bytes(thread.registers().raw());
      out.bytes(thread.xstate()).i64(thread.signalMask());
      longs(out, thread.alternateStack());
      longs(out, thread.robustList());
      out.i64(thread.clearTid());
      longs(out, thread.rseq());
      out.i32(thread.pending().size());
      thread.pending().forEach(out::bytes);
    }
  }

  private static void longs(WireWriter out, long[] values) {
    for (long value : values) {
      out.i64(value);
    }
  }

  static Threads read(WireReader in) throws WireException {
    int count = Checks.count("threads", in.i32(), MAX_THREADS);
    if (count == 0) {
      throw new WireException("a process has at least one thread");
    }
    List<ThreadState> threads = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      threads.add(
          new ThreadState(
              in.i32(),
              in.string(),
              new Registers(Checks.bytes("registers", in, 216)),
              in.bytes(),
              in.i64(),
              Checks.longs(in, 3),
              Checks.longs(in, 2),
              in.i64(),
              Checks.longs(in, 3),
              Checks.signals(in)));
    }
    return new Threads(threads);
  }
}
