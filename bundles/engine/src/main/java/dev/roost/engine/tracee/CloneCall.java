package dev.roost.engine.tracee;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.syscall.BodyMemory;
import dev.roost.linux.abi.SchedAbi;
import dev.roost.linux.abi.SchedAbi.CloneArgs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A clone(2), clone3(2), fork(2) or vfork(2) that can be made in two places: of a thread as C
 * libraries make it, which shares everything with its maker; or of a process that shares nothing
 * with it, or for a while all of its memory (vfork(2), posix_spawn(3)).
 *
 * @param flags CLONE_*
 * @param exitSignal what tells the parent of a process's end, 0 for none
 * @param childTid where the kernel writes or clears the id for the new task
 * @param parentTid where the kernel writes the id for the maker
 * @param stack lowest address of its stack, or 0 for the maker's own
 * @param stackBytes length of its stack
 * @param tls its FS base, with CLONE_SETTLS
 */
public record CloneCall(
    long flags,
    int exitSignal,
    long childTid,
    long parentTid,
    long stack,
    long stackBytes,
    long tls) {

  /** What all threads of a process share. */
  public static final long THREAD =
      SchedAbi.CLONE_VM
          | SchedAbi.CLONE_FS
          | SchedAbi.CLONE_FILES
          | SchedAbi.CLONE_SIGHAND
          | SchedAbi.CLONE_THREAD
          | SchedAbi.CLONE_SYSVSEM;

  /** The maker waits until the new process, which has its memory, executes a program or ends. */
  private static final long VFORK = SchedAbi.CLONE_VM | SchedAbi.CLONE_VFORK;

  /** Ignored since Linux 2.6.2, and refused by clone3(2); musl still sets it. */
  private static final long IGNORED = SchedAbi.CLONE_DETACHED;

  private static final long OPTIONAL =
      SchedAbi.CLONE_SETTLS
          | SchedAbi.CLONE_PARENT_SETTID
          | SchedAbi.CLONE_CHILD_SETTID
          | SchedAbi.CLONE_CHILD_CLEARTID;

  private static final long CSIGNAL = 0xff;
  private static final int SIGCHLD = 17;
  private static final int SIGNALS = 64;
  private static final int SYS_CLONE = 56;
  private static final int SYS_FORK = 57;
  private static final int SYS_VFORK = 58;

  /** {@code struct clone_args} as of Linux 5.5, with set_tid. */
  private static final int BYTES = (int) CloneArgs.CGROUP;

  /** Its smallest form, as of Linux 5.3. */
  private static final int LEAST_BYTES = (int) CloneArgs.SET_TID;

  /**
   * Reads the arguments at a call's entry; {@code memory} is the caller's.
   *
   * @return empty if it makes anything else, or is not valid
   */
  public static Optional<CloneCall> of(Registers registers, BodyMemory memory) {
    return switch ((int) registers.get(Name.ORIG_RAX)) {
      case SYS_FORK -> Optional.of(process(0));
      case SYS_VFORK -> Optional.of(process(VFORK));
      case SYS_CLONE -> ofClone(registers);
      default -> ofClone3(registers, memory);
    };
  }

  private static CloneCall process(long flags) {
    return new CloneCall(flags, SIGCHLD, 0, 0, 0, 0, 0);
  }

  private static Optional<CloneCall> ofClone(Registers registers) {
    long flags = registers.argument(0) & 0xffff_ffffL;
    long top = registers.argument(1);
    // The kernel is given a range; of clone(2) only its end is known.
    long bytes = top == 0 ? 0 : 16;
    return new CloneCall(
            flags & ~(IGNORED | CSIGNAL),
            (int) (flags & CSIGNAL),
            registers.argument(3),
            registers.argument(2),
            top - bytes,
            bytes,
            registers.argument(4))
        .ifKnown();
  }

  private static Optional<CloneCall> ofClone3(Registers registers, BodyMemory memory) {
    long size = registers.argument(1);
    byte[] bytes = new byte[(int) CloneArgs.SIZE];
    if (size < LEAST_BYTES
        || size > bytes.length
        || !memory.read(registers.argument(0), bytes, 0, (int) size)) {
      return Optional.empty();
    }
    ByteBuffer at = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long others = at.getLong((int) CloneArgs.SET_TID_SIZE) | at.getLong((int) CloneArgs.CGROUP);
    long exitSignal = at.getLong((int) CloneArgs.EXIT_SIGNAL);
    if (others != 0 || exitSignal < 0 || exitSignal > SIGNALS) {
      return Optional.empty();
    }
    return new CloneCall(
            at.getLong((int) CloneArgs.FLAGS),
            (int) exitSignal,
            at.getLong((int) CloneArgs.CHILD_TID),
            at.getLong((int) CloneArgs.PARENT_TID),
            at.getLong((int) CloneArgs.STACK),
            at.getLong((int) CloneArgs.STACK_SIZE),
            at.getLong((int) CloneArgs.TLS))
        .ifKnown();
  }

  private Optional<CloneCall> ifKnown() {
    long kind = flags & ~OPTIONAL;
    long processKind = kind & ~SchedAbi.CLONE_CLEAR_SIGHAND;
    boolean thread = kind == THREAD && exitSignal == 0;
    boolean process = processKind == 0 || processKind == VFORK;
    return thread || process ? Optional.of(this) : Optional.empty();
  }

  /** Whether it makes a thread and no process. */
  public boolean makesThread() {
    return (flags & SchedAbi.CLONE_THREAD) != 0;
  }

  /** Whether what it makes has the maker's memory and not a copy. */
  public boolean sharesMemory() {
    return (flags & SchedAbi.CLONE_VM) != 0;
  }

  /** Whether the maker goes on only when what it makes has another memory, or ended; vfork(2). */
  public boolean makerWaits() {
    return (flags & SchedAbi.CLONE_VFORK) != 0;
  }

  /**
   * The call that a body makes for it, as {@code struct clone_args} of clone3(2) with the id that
   * the new task gets. A process tells nobody of its end and is its maker's sibling: its parent is
   * the deputy's. Its maker does not wait in the kernel, where nothing but a signal that ends it
   * would reach it.
   *
   * @param at where it will be; the id lies behind it
   */
  public byte[] withTid(long at, int tid) {
    long inBody = makesThread() ? flags : (flags & ~SchedAbi.CLONE_VFORK) | SchedAbi.CLONE_PARENT;
    return ByteBuffer.allocate(BYTES + 8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong((int) CloneArgs.FLAGS, inBody)
        .putLong((int) CloneArgs.CHILD_TID, childTid)
        .putLong((int) CloneArgs.PARENT_TID, parentTid)
        .putLong((int) CloneArgs.STACK, stack)
        .putLong((int) CloneArgs.STACK_SIZE, stackBytes)
        .putLong((int) CloneArgs.TLS, tls)
        .putLong((int) CloneArgs.SET_TID, at + BYTES)
        .putLong((int) CloneArgs.SET_TID_SIZE, 1)
        .putInt(BYTES, tid)
        .array();
  }

  /** Length of the struct that {@link #withTid} makes, without the id. */
  public static int bytes() {
    return BYTES;
  }
}
