package dev.roost.engine.capture;

import dev.roost.engine.model.ThreadState;
import dev.roost.engine.tracee.RemoteCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a thread must be asked for itself: its alternate stack and the address cleared at its end.
 */
public final class ThreadsCapture {
  private static final int SYS_SIGALTSTACK = 131;
  private static final int SYS_PRCTL = 157;
  private static final int PR_GET_TID_ADDRESS = 40;

  private ThreadsCapture() {}

  /**
   * @param homeTid its id as the program sees it
   * @param name its name
   * @param raw what ptrace told of it
   * @param calls calls made by this very thread
   */
  public static ThreadState of(int homeTid, String name, RawThread raw, RemoteCalls calls)
      throws IOException {
    long scratch = calls.scratch().value();
    calls.mustCall("sigaltstack", SYS_SIGALTSTACK, 0, scratch);
    ByteBuffer stack = ByteBuffer.wrap(calls.readScratch(0, 24)).order(ByteOrder.LITTLE_ENDIAN);
    long[] alternate = {stack.getLong(), stack.getInt(8), stack.getLong(16)};
    calls.mustCall("prctl(PR_GET_TID_ADDRESS)", SYS_PRCTL, PR_GET_TID_ADDRESS, scratch);
    long clearTid =
        ByteBuffer.wrap(calls.readScratch(0, 8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return new ThreadState(
        homeTid,
        name,
        raw.registers(),
        raw.xstate(),
        raw.signalMask(),
        alternate,
        raw.robustList(),
        clearTid,
        raw.rseq(),
        raw.pending());
  }
}
