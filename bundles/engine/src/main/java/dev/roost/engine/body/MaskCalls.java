package dev.roost.engine.body;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.syscall.BodyMemory;
import dev.roost.engine.syscall.CallEncoder;
import dev.roost.engine.syscall.ComeHome;
import dev.roost.engine.syscall.ForwardedCall;
import dev.roost.engine.syscall.MaskForDeputy;
import dev.roost.engine.syscall.Syscall;
import dev.roost.engine.syscall.SyscallTable;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.SeccompListener.Notification;
import dev.roost.linux.proc.ProcStatus;
import dev.roost.linux.proc.ProcSyscall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls that change what a thread blocks, of a body whose process has signalfds: rt_sigprocmask(2),
 * rt_sigsuspend(2), rt_sigreturn(2).
 */
final class MaskCalls {
  private static final int SYS_RT_SIGPROCMASK = 14;
  private static final int SYS_RT_SIGRETURN = 15;
  private static final int SYS_RT_SIGSUSPEND = 130;
  private static final int SIG_BLOCK = 0;
  private static final int SIG_UNBLOCK = 1;

  /** Where uc_sigmask is above the stack pointer: {@code struct ucontext}, asm-generic. */
  private static final int MASK_IN_FRAME = 8 + 8 + 24 + 256;

  /** They never fail with EINTR. */
  private static final Set<Long> NEVER_INTERRUPTED =
      Set.of((long) SYS_RT_SIGPROCMASK, (long) SYS_RT_SIGRETURN);

  private final BodyProcess body;
  private final BodyMemory memory;

  /** What deputy's threads were asked to block, by the threads whose calls wait for it. */
  private final Map<Integer, Long> asked = new ConcurrentHashMap<>();

  MaskCalls(BodyProcess body, BodyMemory memory) {
    this.body = body;
    this.memory = memory;
  }

  /** What the deputy's thread is to block before the call runs; empty if it does so already. */
  OptionalLong change(Notification call) throws IOException {
    SignalMasks masks = body.masks();
    OptionalLong wanted = wanted(call);
    if (wanted.isEmpty()) {
      return wanted;
    }
    long atHome = wanted.getAsLong() & masks.readable();
    return atHome == masks.atHome(call.tid()) ? OptionalLong.empty() : OptionalLong.of(atHome);
  }

  /** The thread's mask after the call; empty if it fails, or if the thread has ended. */
  private OptionalLong wanted(Notification call) throws IOException {
    long[] arguments = call.arguments();
    try {
      return switch (call.number()) {
        case SYS_RT_SIGPROCMASK -> after(call, (int) arguments[0], mask(arguments[1]));
        case SYS_RT_SIGSUSPEND -> mask(arguments[0]);
        case SYS_RT_SIGRETURN -> mask(stackPointer(call) + MASK_IN_FRAME);
        default -> throw new IllegalArgumentException("call " + call.number() + " has no mask");
      };
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  /** It may be on its way to sleep still: then the kernel does not tell. */
  private long stackPointer(Notification call) throws IOException {
    ProcSyscall now = ProcSyscall.read(body.pid(), call.tid());
    while (now.number() != call.number()) {
      Thread.yield();
      now = ProcSyscall.read(body.pid(), call.tid());
    }
    return now.stackPointer();
  }

  private OptionalLong after(Notification call, int how, OptionalLong set) throws IOException {
    if (set.isEmpty() || call.arguments()[3] != Long.BYTES) {
      return OptionalLong.empty();
    }
    long before = ProcStatus.read(body.pid(), call.tid()).sigBlk();
    return switch (how) {
      case SIG_BLOCK -> OptionalLong.of(before | set.getAsLong());
      case SIG_UNBLOCK -> OptionalLong.of(before & ~set.getAsLong());
      case MaskForDeputy.SIG_SETMASK -> set;
      default -> OptionalLong.empty();
    };
  }

  private OptionalLong mask(long address) {
    byte[] bytes = new byte[Long.BYTES];
    return memory.read(address, bytes, 0, bytes.length)
        ? OptionalLong.of(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong())
        : OptionalLong.empty();
  }

  /**
   * The call by which the deputy's thread of {@code tid} blocks {@code atHome} and nothing else.
   */
  ForwardedCall forDeputy(CallEncoder encoder, SyscallTable table, int tid, long atHome)
      throws ComeHome {
    asked.put(tid, atHome);
    long[] arguments = {MaskForDeputy.SIG_SETMASK, MaskForDeputy.ADDRESS, 0, Long.BYTES, 0, 0};
    Syscall row = table.byNumber(SYS_RT_SIGPROCMASK);
    return encoder.encode(row, row.choose(arguments), arguments, new MaskForDeputy(atHome));
  }

  /**
   * The deputy's thread of {@code tid} has done what it was asked for. Returns whether a signal
   * that it blocks only now had come before: it waits in the body, where no signalfd finds it. Such
   * a signal is first delivered, as if it had come before the call.
   */
  boolean delivers(int tid) throws IOException {
    long blockedNow = body.masks().atHome(tid, asked.remove(tid));
    if (blockedNow == 0) {
      return false;
    }
    try {
      ProcStatus status = ProcStatus.read(body.pid(), tid);
      return ((status.shdPnd() | status.sigPnd()) & ~status.sigBlk() & blockedNow) != 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Whether a signalfd that reads these signals finds all of them at home.
   *
   * @param address where the mask is
   */
  boolean readsNothingNew(long address) {
    OptionalLong mask = mask(address);
    // SIGKILL and SIGSTOP are left out silently: signalfd(2).
    long never = SignalActions.bit(9) | SignalActions.bit(SignalActions.SIGSTOP);
    return mask.isPresent() && (mask.getAsLong() & ~never & ~body.masks().readable()) == 0;
  }

  /**
   * A signal is about to be delivered to {@code task}. If it came when one of these calls was made,
   * but had not been received from the filter yet, the kernel has broken that off, and would have
   * it fail with EINTR behind a handler without SA_RESTART. It is made again instead.
   */
  static void makeAgain(StoppedTask task) throws ErrnoException {
    Registers registers = task.registers();
    if (NEVER_INTERRUPTED.contains(registers.get(Name.ORIG_RAX))
        && registers.get(Name.RAX) == -Errno.ERESTARTSYS) {
      task.setRegisters(registers.with(Name.RAX, -Errno.ERESTARTNOINTR));
    }
  }
}
