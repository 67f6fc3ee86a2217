package dev.roost.engine.capture;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.tracee.Resumption;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.ProcessMemory;
import dev.roost.linux.RobustList;
import dev.roost.linux.RseqConfiguration;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What ptrace alone tells of a stopped thread.
 *
 * @param tid its id in this engine's pid namespace
 * @param registers its registers, restart codes resolved
 * @param xstate its XSAVE area
 * @param signalMask its blocked signals
 * @param rseq address, size, signature of its rseq area
 * @param robustList head and length of its robust list
 * @param pending signals that wait for it
 */
public record RawThread(
    int tid,
    Registers registers,
    byte[] xstate,
    long signalMask,
    long[] rseq,
    long[] robustList,
    List<byte[]> pending) {

  /** Reads a stopped thread of {@code pid}. On the tracer's thread. */
  public static RawThread of(StoppedTask task, int pid) throws ErrnoException {
    RseqConfiguration rseq = task.rseq();
    return new RawThread(
        task.tid(),
        Resumption.resolve(leaveCriticalSection(pid, task.registers(), rseq.address())),
        task.xstate(),
        task.signalMask(),
        new long[] {rseq.address(), rseq.size(), rseq.signature()},
        RobustList.of(task.tid()),
        task.pendingSignals());
  }

  /**
   * A thread inside a restartable sequence goes on at its abort handler; rseq(2). Must be looked at
   * before the thread runs again, for the kernel clears the pointer then.
   */
  private static Registers leaveCriticalSection(int pid, Registers registers, long area)
      throws ErrnoException {
    if (area == 0) {
      return registers;
    }
    long section = longs(pid, area + 8, 1).getLong();
    if (section == 0) {
      return registers;
    }
    ByteBuffer fields = longs(pid, section + 8, 3);
    long start = fields.getLong();
    long length = fields.getLong();
    long abort = fields.getLong();
    return Long.compareUnsigned(registers.get(Name.RIP) - start, length) < 0
        ? registers.with(Name.RIP, abort).with(Name.ORIG_RAX, -1)
        : registers;
  }

  private static ByteBuffer longs(int pid, long address, int count) throws ErrnoException {
    return ByteBuffer.wrap(ProcessMemory.read(pid, address, count * 8))
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
