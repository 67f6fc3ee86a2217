package dev.roost.engine.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.model.Siginfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerSignalsTest {
  private static final int SETTIME = 223;
  private static final int GETOVERRUN = 225;
  private static final int EINVAL = 22;

  private final SignalTokens tokens = new SignalTokens();
  private final TimerSignals timers = new TimerSignals(tokens);

  /** Of the kernel's timer {@code timer}; sigaction(2). */
  private static byte[] info(int timer, int overruns) {
    return ByteBuffer.allocate(128)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0, 36)
        .putInt(8, -2)
        .putInt(16, timer)
        .putInt(20, overruns)
        .array();
  }

  private byte[] queue(byte[] info) {
    byte[] queueable = tokens.queueable(info);
    timers.queued(info, queueable);
    return queueable;
  }

  @Test
  void whatExpiresWhileItsSignalWaitsIsAnOverrun() {
    byte[] waiting = queue(info(7, 2));
    assertThat(timers.counted(info(7, 3))).isTrue();
    assertThat(timers.counted(info(8, 0))).as("another timer").isFalse();
    assertThat(Siginfo.overruns(tokens.redeem(waiting))).isEqualTo(2 + 1 + 3);
    assertThat(timers.counted(info(7, 0))).as("delivered meanwhile").isFalse();
  }

  @Test
  void aProgramIsToldTheOverrunsOfTheSignalThatItGotLast() {
    assertThat(timers.answer(GETOVERRUN, new long[] {7})).as("only home knows").isEmpty();
    timers.delivered(info(7, 4));
    assertThat(timers.answer(GETOVERRUN, new long[] {7})).hasValue(4);
    assertThat(timers.answer(SETTIME, new long[] {7})).isEmpty();
  }

  @Test
  void whatWaitsWhenItsTimerIsSetIsOfNobody() {
    byte[] waiting = queue(info(7, 0));
    timers.delivered(info(7, 4));
    timers.begins(SETTIME, 7);
    byte[] later = queue(info(7, 1));
    timers.ends(SETTIME, 7, 0);
    assertThat(tokens.resolve(List.of(waiting, later))).hasSize(1);
    assertThat(SignalTokens.isNothing(tokens.redeem(waiting))).isTrue();
    assertThat(timers.answer(GETOVERRUN, new long[] {7})).hasValue(0);
  }

  @Test
  void aTimerThatCannotBeSetKeepsItsSignal() {
    byte[] waiting = queue(info(7, 5));
    timers.begins(SETTIME, 7);
    timers.ends(SETTIME, 7, -EINVAL);
    assertThat(Siginfo.overruns(tokens.redeem(waiting))).isEqualTo(5);
  }
}
