package dev.roost.engine.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTokensTest {
  private static final int SI_QUEUE = -1;

  private final SignalTokens tokens = new SignalTokens();

  private static byte[] info(int signal, int code, int sender) {
    return ByteBuffer.allocate(128)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0, signal)
        .putInt(8, code)
        .putInt(16, sender)
        .putInt(20, 1000)
        .array();
  }

  private static int code(byte[] info) {
    return ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
  }

  /**
   * SI_USER, SI_KERNEL, CLD_EXITED and SI_TKILL are what the kernel lets nobody claim; of SI_QUEUE,
   * SI_TIMER, SI_MESGQ, SI_ASYNCIO and SI_SIGIO it rewrites the sender.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 0x80, 1, -6, -1, -2, -3, -4, -5})
  void keepWhatTheKernelWouldRefuseOrRewrite(int code) {
    byte[] info = info(17, code, 4711);
    byte[] queueable = tokens.queueable(info);
    assertThat(code(queueable)).isEqualTo(SI_QUEUE);
    assertThat(ByteBuffer.wrap(queueable).order(ByteOrder.LITTLE_ENDIAN).getInt(0)).isEqualTo(17);
    assertThat(tokens.resolve(queueable)).isEqualTo(info);
  }

  /** The kernel puts the sender, in the body's namespaces, into what is queued. */
  @Test
  void areKnownByTheValueAlone() {
    byte[] info = info(15, 0, 1);
    byte[] queueable = tokens.queueable(info);
    ByteBuffer.wrap(queueable).order(ByteOrder.LITTLE_ENDIAN).putInt(16, 99).putInt(20, 65534);
    assertThat(tokens.resolve(queueable)).isEqualTo(info);
  }

  @Test
  void standForOneSignalEach() {
    byte[] first = info(15, 0, 1);
    byte[] second = info(15, 0, 2);
    byte[] firstToken = tokens.queueable(first);
    byte[] secondToken = tokens.queueable(second);
    assertThat(tokens.resolve(secondToken)).isEqualTo(second);
    assertThat(tokens.resolve(firstToken)).isEqualTo(first);
  }

  /** A way home may be refused, and then what was looked at for it still waits in the body. */
  @Test
  void areKnownUntilTheSignalIsDelivered() {
    byte[] info = info(15, 0, 1);
    byte[] token = tokens.queueable(info);
    assertThat(tokens.resolve(token)).isEqualTo(info);
    assertThat(tokens.redeem(token)).isEqualTo(info);
    assertThat(tokens.redeem(token)).isSameAs(token);
  }

  @Test
  void areNotTakenForTokensOfOthers() {
    byte[] token = tokens.queueable(info(15, 0, 1));
    SignalTokens others = new SignalTokens();
    assertThat(others.resolve(token)).isSameAs(token);
  }

  @Test
  void aSignalOfTheProgramsOwnIsNotMistakenForOne() {
    byte[] own = info(34, SI_QUEUE, 4711);
    ByteBuffer.wrap(own).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 1).putInt(28, 0x526f6f73);
    assertThat(tokens.resolve(own)).isSameAs(own);
  }
}
