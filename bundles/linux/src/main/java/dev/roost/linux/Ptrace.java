package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.roost.linux.abi.ElfAbi;
import dev.roost.linux.abi.PtraceAbi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * ptrace(2). All requests for a task must come from the one thread that seized it, which must never
 * end before the task is detached. A request on a task that is gone throws {@link GoneException}.
 */
public final class Ptrace {
  private static final long SYS_PTRACE = 101;
  private static final long SYS_WAIT4 = 61;
  private static final int PEEK_AT_ONCE = 64;

  /** Space for the largest XSAVE area of today's CPUs: AMX tiles included. */
  private static final int XSTATE_MAX = 16 * 1024;

  private Ptrace() {}

  private static long request(String name, long request, int tid, long address, long data)
      throws ErrnoException {
    return Libc.check(name, Libc.syscall(SYS_PTRACE, request, tid, address, data, 0, 0));
  }

  /** PTRACE_SEIZE with the given PTRACE_O_* options. The task is not stopped by it. */
  public static void seize(int tid, long options) throws ErrnoException {
    request("PTRACE_SEIZE " + tid, PtraceAbi.PTRACE_SEIZE, tid, 0, options);
  }

  /** PTRACE_INTERRUPT: the task will stop with PTRACE_EVENT_STOP. */
  public static void interrupt(int tid) throws ErrnoException {
    request("PTRACE_INTERRUPT " + tid, PtraceAbi.PTRACE_INTERRUPT, tid, 0, 0);
  }

  /** PTRACE_CONT, delivering {@code signal} unless it is 0. */
  public static void cont(int tid, int signal) throws ErrnoException {
    request("PTRACE_CONT " + tid, 7, tid, 0, signal);
  }

  /** PTRACE_SYSCALL: runs to the next entry to or exit from a system call. */
  public static void contToSyscall(int tid, int signal) throws ErrnoException {
    request("PTRACE_SYSCALL " + tid, 24, tid, 0, signal);
  }

  /** PTRACE_SINGLESTEP: runs for one instruction, then stops with SIGTRAP. */
  public static void singleStep(int tid) throws ErrnoException {
    request("PTRACE_SINGLESTEP " + tid, PtraceAbi.PTRACE_SINGLESTEP, tid, 0, 0);
  }

  /** PTRACE_LISTEN: keeps a group-stopped task stopped, yet reports SIGCONT. */
  public static void listen(int tid) throws ErrnoException {
    request("PTRACE_LISTEN " + tid, PtraceAbi.PTRACE_LISTEN, tid, 0, 0);
  }

  /** PTRACE_DETACH: the task goes on untraced, with {@code signal} unless it is 0. */
  public static void detach(int tid, int signal) throws ErrnoException {
    request("PTRACE_DETACH " + tid, 17, tid, 0, signal);
  }

  /** PTRACE_SETOPTIONS. */
  public static void setOptions(int tid, long options) throws ErrnoException {
    request("PTRACE_SETOPTIONS " + tid, 0x4200, tid, 0, options);
  }

  /** PTRACE_GETEVENTMSG. */
  public static long eventMessage(int tid) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      request("PTRACE_GETEVENTMSG " + tid, 0x4201, tid, 0, out.address());
      return out.get(JAVA_LONG, 0);
    }
  }

  /** The general registers: {@code struct user_regs_struct}, 216 bytes. */
  public static byte[] registers(int tid) throws ErrnoException {
    return regset("NT_PRSTATUS", tid, ElfAbi.NT_PRSTATUS, 216);
  }

  /** Sets the general registers. */
  public static void setRegisters(int tid, byte[] registers) throws ErrnoException {
    setRegset("NT_PRSTATUS", tid, ElfAbi.NT_PRSTATUS, registers);
  }

  /** The XSAVE area of the task, in the layout of this CPU. */
  public static byte[] xstate(int tid) throws ErrnoException {
    return regset("NT_X86_XSTATE", tid, ElfAbi.NT_X86_XSTATE, XSTATE_MAX);
  }

  /** Sets the XSAVE area. */
  public static void setXstate(int tid, byte[] xstate) throws ErrnoException {
    setRegset("NT_X86_XSTATE", tid, ElfAbi.NT_X86_XSTATE, xstate);
  }

  private static byte[] regset(String name, int tid, long type, int max) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment iov = arena.allocate(16, 8);
      MemorySegment data = arena.allocate(max, 64);
      iov.set(JAVA_LONG, 0, data.address());
      iov.set(JAVA_LONG, 8, max);
      request(
          "PTRACE_GETREGSET " + name + " " + tid,
          PtraceAbi.PTRACE_GETREGSET,
          tid,
          type,
          iov.address());
      return data.asSlice(0, iov.get(JAVA_LONG, 8)).toArray(JAVA_BYTE);
    }
  }

  private static void setRegset(String name, int tid, long type, byte[] value)
      throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment iov = arena.allocate(16, 8);
      MemorySegment data = arena.allocate(value.length, 64);
      MemorySegment.copy(value, 0, data, JAVA_BYTE, 0, value.length);
      iov.set(JAVA_LONG, 0, data.address());
      iov.set(JAVA_LONG, 8, value.length);
      request(
          "PTRACE_SETREGSET " + name + " " + tid,
          PtraceAbi.PTRACE_SETREGSET,
          tid,
          type,
          iov.address());
    }
  }

  /** PTRACE_GETSIGMASK: the blocked signals, bit n-1 for signal n. */
  public static long signalMask(int tid) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      request("PTRACE_GETSIGMASK " + tid, PtraceAbi.PTRACE_GETSIGMASK, tid, 8, out.address());
      return out.get(JAVA_LONG, 0);
    }
  }

  /** PTRACE_SETSIGMASK. */
  public static void setSignalMask(int tid, long mask) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment in = arena.allocate(JAVA_LONG);
      in.set(JAVA_LONG, 0, mask);
      request("PTRACE_SETSIGMASK " + tid, PtraceAbi.PTRACE_SETSIGMASK, tid, 8, in.address());
    }
  }

  /** PTRACE_GETSIGINFO: the siginfo_t of the signal that is about to be delivered, 128 bytes. */
  public static byte[] signalInfo(int tid) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(128, 8);
      request("PTRACE_GETSIGINFO " + tid, 0x4202, tid, 0, out.address());
      return out.toArray(JAVA_BYTE);
    }
  }

  /** PTRACE_SETSIGINFO. */
  public static void setSignalInfo(int tid, byte[] info) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment in = arena.allocate(128, 8);
      MemorySegment.copy(info, 0, in, JAVA_BYTE, 0, 128);
      request("PTRACE_SETSIGINFO " + tid, 0x4203, tid, 0, in.address());
    }
  }

  /**
   * PTRACE_PEEKSIGINFO: the siginfo_t of all signals that wait, in order.
   *
   * @param shared those of the process instead of those of the thread
   */
  public static List<byte[]> pendingSignals(int tid, boolean shared) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args = arena.allocate(16, 8);
      args.set(JAVA_INT, 8, shared ? 1 : 0);
      args.set(JAVA_INT, 12, PEEK_AT_ONCE);
      MemorySegment out = arena.allocate(128L * PEEK_AT_ONCE, 8);
      List<byte[]> infos = new ArrayList<>();
      long count;
      do {
        args.set(JAVA_LONG, 0, infos.size());
        count =
            request(
                "PTRACE_PEEKSIGINFO " + tid,
                PtraceAbi.PTRACE_PEEKSIGINFO,
                tid,
                args.address(),
                out.address());
        for (int i = 0; i < count; i++) {
          infos.add(out.asSlice(i * 128L, 128).toArray(JAVA_BYTE));
        }
      } while (count == PEEK_AT_ONCE);
      return infos;
    }
  }

  /**
   * PTRACE_GET_RSEQ_CONFIGURATION: address, size and signature of the registered rseq area; address
   * 0 if none is registered.
   */
  public static RseqConfiguration rseq(int tid) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(24, 8);
      request(
          "PTRACE_GET_RSEQ_CONFIGURATION " + tid,
          PtraceAbi.PTRACE_GET_RSEQ_CONFIGURATION,
          tid,
          24,
          out.address());
      return new RseqConfiguration(
          out.get(JAVA_LONG, 0), out.get(JAVA_INT, 8), out.get(JAVA_INT, 12));
    }
  }

  /**
   * wait4(2) for {@code tid}, or for any tracee of the calling thread if it is -1, with __WALL and
   * __WNOTHREAD, so that children of other threads of this JVM are never reaped.
   *
   * @param noHang do not wait; the result has tid 0 if nothing has happened
   */
  public static WaitResult await(int tid, boolean noHang) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(JAVA_INT);
      long options = 0x60000000L | (noHang ? 1 : 0);
      long result;
      do {
        result = Libc.syscall(SYS_WAIT4, tid, status.address(), options, 0, 0, 0);
      } while (result == -Errno.EINTR);
      Libc.check("wait4 " + tid, result);
      return new WaitResult((int) result, status.get(JAVA_INT, 0));
    }
  }
}
