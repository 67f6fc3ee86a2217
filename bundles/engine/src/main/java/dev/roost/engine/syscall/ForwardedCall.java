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

/** A call on its way: what goes home, and what is needed to put the answer into the body. */
public final class ForwardedCall {
  private static final long EFAULT = 14;

  private final Syscall row;
  private final Case way;
  private final long[] arguments;
  private byte[] message;
  private final long[] places;
  private final Transfer transfer;

  ForwardedCall(
      Syscall row, Case way, long[] arguments, byte[] message, long[] places, Transfer transfer) {
    this.row = row;
    this.way = way;
    this.arguments = arguments;
    this.message = message;
    this.places = places;
    this.transfer = transfer;
  }

  /** Null unless the bytes are carried in several pieces. */
  Transfer transfer() {
    return transfer;
  }

  public Syscall row() {
    return row;
  }

  public Case way() {
    return way;
  }

  /** An argument register of the body, 0 to 5. */
  public long argument(int index) {
    return arguments[index];
  }

  /** What {@link CallPlacer#place(byte[])} takes. Not copied: do not change it. */
  public byte[] message() {
    return message;
  }

  /** The same, to be sent: it is not kept while the answer is waited for. */
  public byte[] takeMessage() {
    byte[] taken = message;
    message = null;
    return taken;
  }

  /** {@link #finish(byte[], int, int, BodyMemory, BodyClock)} with the whole array. */
  public long finish(byte[] reply, BodyMemory memory, BodyClock clock) {
    return finish(reply, 0, reply.length, memory, clock);
  }

  /**
   * Writes what came back into the body.
   *
   * @param reply what {@link CallPlacer#collect} or {@link CallReply#of} made; may be changed
   * @param from index of its first byte
   * @param length its length in bytes
   * @param memory of the body
   * @param clock asked only for {@link Destination#CPU_TIME}
   * @return the result for the body, -errno on errors: that of the deputy, or -EFAULT if the body
   *     has no memory where the answer belongs, as the kernel does
   * @throws IllegalArgumentException if the reply is malformed
   */
  public long finish(byte[] reply, int from, int length, BodyMemory memory, BodyClock clock) {
    Incoming in = new Incoming(reply, from, length, memory);
    long result = in.result();
    if (!in.isBare()) {
      result = put(in, result, clock);
    }
    return transfer == null ? result : transfer.account(result);
  }

  private long put(Incoming in, long result, BodyClock clock) {
    List<Argument> columns = way.arguments();
    for (int i = 0; i < columns.size(); i++) {
      switch (columns.get(i)) {
        case Value value -> {}
        case Text text -> {}
        case MaskPair pair -> {}
        case StringArray strings -> {}
        case Area area -> Areas.finish(in, arguments[i], area);
        case Stream stream -> Streams.finish(in, arguments[i], stream);
        case Vector vector -> Vectors.finish(in, places, vector);
        case Message header -> Messages.finish(in, arguments[i], places, header);
        case PollSet set -> PollSets.finish(in, arguments[i]);
        case CpuClock time -> CpuTimes.finish(in, arguments[i], time, clock);
      }
    }
    return in.faulted() ? -EFAULT : result;
  }
}
