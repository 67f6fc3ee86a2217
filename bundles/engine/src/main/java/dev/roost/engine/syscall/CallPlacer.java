package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.Area;
import dev.roost.engine.syscall.Argument.CpuClock;
import dev.roost.engine.syscall.Argument.MaskPair;
import dev.roost.engine.syscall.Argument.Message;
import dev.roost.engine.syscall.Argument.PollSet;
import dev.roost.engine.syscall.Argument.Stream;
import dev.roost.engine.syscall.Argument.StringArray;
import dev.roost.engine.syscall.Argument.Text;
import dev.roost.engine.syscall.Argument.Value;
import dev.roost.engine.syscall.Argument.Vector;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Lays a forwarded call into the slot of a deputy's thread and collects its answer. Home side. One
 * per slot, reused; one call at a time.
 *
 * <p>The lengths in a message are checked against the row, so that the kernel can write nothing
 * outside the slot whatever a guest sends.
 */
public final class CallPlacer {
  private final SyscallTable table;
  private final Slot slot;
  private Case way;
  private int number = -1;

  /**
   * @param table the same table as on the guest
   * @param data data area of the slot, as the engine sees it
   * @param base its address in the deputy, a multiple of 16
   */
  public CallPlacer(SyscallTable table, MemorySegment data, long base) {
    this.table = table;
    slot = new Slot(data, base);
  }

  /** {@link #place(byte[], int, int)} with the whole array. */
  public void place(byte[] message) throws ComeHome {
    place(message, 0, message.length);
  }

  /**
   * Lays the call into the slot; afterwards {@link #number}, {@link #argument}, {@link #blocking}
   * and {@link #way} tell what to execute.
   *
   * @throws ComeHome if the message is not one that the table allows; nothing has been executed
   */
  public void place(byte[] message, int from, int length) throws ComeHome {
    number = slot.begin(message, from, length);
    way = table.byNumber(number).choose(slot.registers());
    if (!way.destination().isCarried()) {
      throw new ComeHome(
          "The guest forwarded system call %d, which is not carried.".formatted(number));
    }
    List<Argument> columns = way.arguments();
    for (int i = 0; i < columns.size(); i++) {
      switch (columns.get(i)) {
        case Value value -> {}
        case Area area -> Areas.place(slot, i, area);
        case Text text -> Texts.place(slot, i, text);
        case MaskPair pair -> MaskPairs.place(slot, i);
        case Stream stream -> Streams.place(slot, i, stream);
        case Vector vector -> Vectors.place(slot, i, vector);
        case StringArray strings -> StringArrays.place(slot, i, strings);
        case Message header -> Messages.place(slot, i, header);
        case PollSet set -> PollSets.place(slot, i);
        case CpuClock clock -> CpuTimes.place(slot, i, clock);
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) instanceof Area area) {
        Areas.check(slot, i, area);
      }
    }
    slot.checkEnd();
  }

  /** Number of the call to execute. */
  public int number() {
    return number;
  }

  /** Argument register {@code index}, 0 to 5, as the deputy must have it. */
  public long argument(int index) {
    return slot.registers()[index];
  }

  /**
   * The mask that the call sets, which is rt_sigprocmask(2): signal N is bit N - 1.
   *
   * @throws ComeHome if it is not as {@link MaskForDeputy} has it carried
   */
  public long signalMask() throws ComeHome {
    if (argument(0) != MaskForDeputy.SIG_SETMASK
        || slot.areaAt(1) < 0
        || slot.areaLength(1) != Long.BYTES) {
      throw Slot.malformed("sets no signal mask");
    }
    return slot.longAt(slot.areaAt(1));
  }

  /** How long the call may take. */
  public Blocking blocking() {
    return way.blocking();
  }

  /** The case that the call was placed by. */
  public Case way() {
    return way;
  }

  /**
   * Takes the answer out of the slot.
   *
   * @param result of the call, -errno on errors, restart codes included
   * @return the reply for {@link ForwardedCall#finish(byte[], BodyMemory, BodyClock)}; its array
   *     may be used again by the next call of this placer
   */
  public byte[] collect(long result) {
    List<Argument> columns = way.arguments();
    int total = 0;
    for (int i = 0; i < columns.size(); i++) {
      total +=
          switch (columns.get(i)) {
            case Value value -> 0;
            case Text text -> 0;
            case MaskPair pair -> 0;
            case StringArray strings -> 0;
            case Area area -> Areas.measure(slot, i, area, result);
            case Stream stream -> Streams.measure(slot, i, stream, result);
            case Vector vector -> Vectors.measure(slot, i, vector, result);
            case Message header -> Messages.measure(slot, i, header, result);
            case PollSet set -> PollSets.measure(slot, i);
            case CpuClock clock -> CpuTimes.measure(slot, i, clock, result);
          };
    }
    slot.beginReply(total, result);
    if (total == 0) {
      return slot.reply();
    }
    for (int i = 0; i < columns.size(); i++) {
      switch (columns.get(i)) {
        case Value value -> {}
        case Text text -> {}
        case MaskPair pair -> {}
        case StringArray strings -> {}
        case Area area -> Areas.collect(slot, i, area);
        case Stream stream -> Streams.collect(slot, i, stream);
        case Vector vector -> Vectors.collect(slot, i, vector);
        case Message header -> Messages.collect(slot, i, header);
        case PollSet set -> slot.collectArea(i);
        case CpuClock clock -> slot.collectArea(i);
      }
    }
    return slot.reply();
  }
}
