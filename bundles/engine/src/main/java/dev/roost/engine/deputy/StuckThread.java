package dev.roost.engine.deputy;

import dev.roost.engine.syscall.SyscallTable;
import dev.roost.linux.ProcessMemory;
import dev.roost.linux.abi.SchedAbi;
import dev.roost.linux.proc.ProcStat;
import dev.roost.linux.proc.ProcSyscall;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;

/** What a thread that does not stop waits in, for people. */
final class StuckThread {
  private static final Logger LOG = System.getLogger("roost.parking");
  private static final SyscallTable TABLE = SyscallTable.standard();
  private static final int SYS_CLONE = 56;
  private static final int SYS_VFORK = 58;
  private static final int SYS_CLONE3 = 435;

  private StuckThread() {}

  /** One sentence about the first of the threads {@code tids} of {@code pid} that runs on. */
  static String sentence(int pid, Collection<Integer> tids) {
    for (int tid : tids) {
      try {
        char state = ProcStat.read(pid, tid).state();
        if (state != 't' && state != 'T') {
          return "thread " + tid + " does not stop: " + where(pid, tid, state);
        }
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "thread {0} is gone: {1}", tid, e.getMessage());
      }
    }
    return "its threads stop too slowly";
  }

  private static String where(int pid, int tid, char state) throws IOException {
    if (state == 'Z' || state == 'X') {
      return "it has exited before the others";
    }
    ProcSyscall call = ProcSyscall.read(pid, tid);
    if (call.number() < 0) {
      return "it is busy in the kernel";
    }
    return isVfork(pid, call)
        ? "it is in vfork"
        : "it is in " + TABLE.byNumber(call.number()).name() + ", which is not interrupted now";
  }

  /** CLONE_VFORK: the caller waits until its child has ended or executes a program; clone(2). */
  private static boolean isVfork(int pid, ProcSyscall call) throws IOException {
    return switch (call.number()) {
      case SYS_VFORK -> true;
      case SYS_CLONE -> (call.argument(0) & SchedAbi.CLONE_VFORK) != 0;
      case SYS_CLONE3 -> {
        // struct clone_args begins with its flags; clone(2).
        byte[] flags = ProcessMemory.read(pid, call.argument(0), 8);
        yield (ByteBuffer.wrap(flags).order(ByteOrder.LITTLE_ENDIAN).getLong()
                & SchedAbi.CLONE_VFORK)
            != 0;
      }
      default -> false;
    };
  }
}
