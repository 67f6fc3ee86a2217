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
import java.util.List;

/**
 * Makes a message of a call that a body has begun, as its row says. Guest side. One per thread: it
 * keeps the buffer in which messages are made.
 */
public final class CallEncoder {
  private final Outgoing out;
  private final PathRule paths;

  /**
   * @param pid the body's process id, for paths like {@code /proc/PID/maps}
   * @param capacity bytes of the data area of a deputy's slot
   */
  public CallEncoder(int pid, int capacity) {
    out = new Outgoing(capacity);
    paths = new PathRule(pid);
  }

  /**
   * Reads everything that the kernel at home would read.
   *
   * @param row the call
   * @param way the case chosen; its destination is {@link Destination#HOME} or {@link
   *     Destination#CPU_TIME} or {@link Destination#SIGNAL_ACTION}
   * @param arguments the six argument registers
   * @param memory of the body
   * @throws ComeHome if it cannot be carried; nothing has been executed
   */
  public ForwardedCall encode(Syscall row, Case way, long[] arguments, BodyMemory memory)
      throws ComeHome {
    if (!way.destination().isCarried()) {
      throw new IllegalArgumentException(
          row.name() + " is " + way.destination() + " here and is not carried");
    }
    BodyMemory seen =
        way.destination() == Destination.SIGNAL_ACTION
            ? new ActionForDeputy(memory, arguments[1])
            : memory;
    return encode(row, way, arguments, seen, null);
  }

  /**
   * What follows a call that {@link ForwardedCall#finish} has finished: the next piece of a read or
   * write that is larger than a slot. Forward it like the first and finish it in its turn; its
   * {@code finish} returns the result of the whole.
   *
   * @return null when nothing follows and the result can be given to the body
   */
  public ForwardedCall next(ForwardedCall call, BodyMemory memory) {
    Transfer transfer = call.transfer();
    if (transfer == null || transfer.isEnded()) {
      return null;
    }
    try {
      Transfer.Step step = transfer.step();
      return encode(step.row(), step.way(), step.arguments(), memory, transfer);
    } catch (ComeHome end) {
      // Some bytes are through: as in the kernel, their count is the answer.
      transfer.end();
      return null;
    }
  }

  /**
   * Takes the array of a message back that has been sent and that nobody looks at any more; the
   * next message may be made in it.
   */
  public void recycle(byte[] message) {
    out.recycle(message);
  }

  private ForwardedCall encode(
      Syscall row, Case way, long[] arguments, BodyMemory memory, Transfer begun) throws ComeHome {
    out.begin(row.number(), arguments, memory);
    List<Argument> columns = way.arguments();
    for (int i = 0; i < columns.size(); i++) {
      switch (columns.get(i)) {
        case Value value -> {}
        case Area area -> Areas.encode(out, i, area);
        case Text text -> Texts.encode(out, i, text, paths);
        case MaskPair pair -> MaskPairs.encode(out, i, pair);
        case Stream stream -> Streams.encode(out, i, stream);
        case Vector vector -> Vectors.encode(out, i, vector);
        case StringArray strings -> StringArrays.encode(out, i, strings);
        case Message message -> Messages.encode(out, i, message);
        case PollSet set -> PollSets.encode(out, i, set);
        case CpuClock clock -> CpuTimes.encode(out, i, clock);
      }
    }
    Transfer transfer = begun;
    if (out.cutColumn() >= 0) {
      if (transfer == null) {
        transfer = new Transfer(row, way, arguments.clone(), out.cutColumn());
      }
      transfer.piece(out.cutBytes());
    }
    return new ForwardedCall(row, way, arguments.clone(), out.message(), out.places(), transfer);
  }
}
