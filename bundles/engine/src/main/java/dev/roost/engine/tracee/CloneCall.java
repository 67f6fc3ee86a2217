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
 * A clone(2) or clone3(2) that makes a thread as C libraries do: it shares everything with its
 * maker, and is known to nobody but by its id.
 *
 * @param flags CLONE_*
 * @param childTid where the kernel writes or clears the id for the thread
 * @param parentTid where the kernel writes the id for the maker
 * @param stack lowest address of its stack, or 0 for the maker's own
 * @param stackBytes length of its stack
 * @param tls its FS base, with CLONE_SETTLS
 */
public record CloneCall(
    long flags, long childTid, long parentTid, long stack, long stackBytes, long tls) {

  /** What all threads of a process share. */
  public static final long THREAD =
      SchedAbi.CLONE_VM
          | SchedAbi.CLONE_FS
          | SchedAbi.CLONE_FILES
          | SchedAbi.CLONE_SIGHAND
          | SchedAbi.CLONE_THREAD
          | SchedAbi.CLONE_SYSVSEM;

  /** Ignored since Linux 2.6.2, and refused by clone3(2); musl still sets it. */
  private static final long IGNORED = SchedAbi.CLONE_DETACHED;

  private static final long OPTIONAL =
      SchedAbi.CLONE_SETTLS
          | SchedAbi.CLONE_PARENT_SETTID
          | SchedAbi.CLONE_CHILD_SETTID
          | SchedAbi.CLONE_CHILD_CLEARTID
          | IGNORED;

  /** Flags that must be as they are in {@link #THREAD}; the table of calls says the same. */
  private static final long FIXED = ~OPTIONAL;

  private static final int SYS_CLONE = 56;

  /** {@code struct clone_args} as of Linux 5.5, with set_tid. */
  private static final int BYTES = (int) CloneArgs.CGROUP;

  /** Its smallest form, as of Linux 5.3. */
  private static final int LEAST_BYTES = (int) CloneArgs.SET_TID;

  /**
   * Reads the arguments at a call's entry; {@code memory} is the caller's.
   *
   * @return empty if it makes anything else than such a thread, or is not valid
   */
  public static Optional<CloneCall> of(Registers registers, BodyMemory memory) {
    return registers.get(Name.ORIG_RAX) == SYS_CLONE
        ? ofClone(registers)
        : ofClone3(registers, memory);
  }

  private static Optional<CloneCall> ofClone(Registers registers) {
    long flags = registers.argument(0) & 0xffff_ffffL;
    long top = registers.argument(1);
    // The kernel is given a range; of clone(2) only its end is known.
    long bytes = top == 0 ? 0 : 16;
    return new CloneCall(
            flags & ~IGNORED,
            registers.argument(3),
            registers.argument(2),
            top - bytes,
            bytes,
            registers.argument(4))
        .onlyThread();
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
    long others =
        at.getLong((int) CloneArgs.EXIT_SIGNAL)
            | at.getLong((int) CloneArgs.SET_TID_SIZE)
            | at.getLong((int) CloneArgs.CGROUP);
    long flags = at.getLong((int) CloneArgs.FLAGS);
    if (others != 0 || (flags & IGNORED) != 0) {
      return Optional.empty();
    }
    return new CloneCall(
            flags,
            at.getLong((int) CloneArgs.CHILD_TID),
            at.getLong((int) CloneArgs.PARENT_TID),
            at.getLong((int) CloneArgs.STACK),
            at.getLong((int) CloneArgs.STACK_SIZE),
            at.getLong((int) CloneArgs.TLS))
        .onlyThread();
  }

  private Optional<CloneCall> onlyThread() {
    return (flags & FIXED) == THREAD ? Optional.of(this) : Optional.empty();
  }

  /**
   * The same as {@code struct clone_args} of clone3(2), with the id that the thread gets.
   *
   * @param at where it will be; the id lies behind it
   */
  public byte[] withTid(long at, int tid) {
    return ByteBuffer.allocate(BYTES + 8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong((int) CloneArgs.FLAGS, flags)
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
