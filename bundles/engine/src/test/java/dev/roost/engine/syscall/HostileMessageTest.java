package dev.roost.engine.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a guest sends or a home answers, nothing outside the slot is touched. */
class HostileMessageTest {
  private static final int FSTAT = 5;
  private static final int GETSOCKNAME = 51;
  private final Carriage carriage = new Carriage();
  private final ArrayMemory body = carriage.body;

  @Test
  void refusesAreasShorterThanTheKernelWouldFill() throws ComeHome {
    byte[] message = carriage.encode(FSTAT, 3, body.room(144)).message();
    LittleEndian.putInt(message, Outgoing.HEADER, 8);
    assertThatThrownBy(() -> carriage.placer.place(message))
        .isInstanceOf(ComeHome.class)
        .hasMessageContaining("8 bytes for statbuf");
  }

  @Test
  void refusesLengthsThatDoNotFitTheLengthArgument() throws ComeHome {
    byte[] message = carriage.encode(GETSOCKNAME, 3, body.room(16), body.ints(16)).message();
    LittleEndian.putInt(message, message.length - 4, 1 << 16);
    assertThatThrownBy(() -> carriage.placer.place(message)).isInstanceOf(ComeHome.class);
  }

  @Test
  void refusesCallsThatAreNotForwarded() {
    byte[] message = new byte[Outgoing.HEADER];
    LittleEndian.putInt(message, 0, 101);
    assertThatThrownBy(() -> carriage.placer.place(message))
        .isInstanceOf(ComeHome.class)
        .hasMessageContaining("101");
  }

  @Test
  void refusesRepliesThatAreCutOrTooLong() throws ComeHome {
    ForwardedCall call = carriage.encode(FSTAT, 3, body.room(144));
    for (int length : new int[] {0, 7, 11, 14}) {
      byte[] reply = new byte[length];
      if (length >= 12) {
        LittleEndian.putInt(reply, 8, 144);
      }
      assertThatThrownBy(() -> call.finish(reply, body, Carriage.NO_CLOCK))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void survivesAnyCallWithAnyArgumentsAndDamagedMessages() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    int placed = 0;
    for (int round = 0; round < 30_000; round++) {
      Syscall row = SyscallTable.standard().byNumber(random.nextInt(470));
      long[] arguments = random.longs(6, 0, 64).toArray();
      for (int i = 0; i < 6; i++) {
        if (random.nextBoolean()) {
          arguments[i] = ArrayMemory.START + random.nextInt(1 << 16);
        }
      }
      if (!row.choose(arguments).destination().isCarried()) {
        continue;
      }
      try {
        byte[] message = carriage.encode(row.number(), arguments).message();
        if (random.nextInt(3) == 0) {
          message[4 + random.nextInt(message.length - 4)] ^= (byte) (1 << random.nextInt(8));
        }
        carriage.placer.place(message);
        checkAreas();
        byte[] reply = carriage.placer.collect(random.nextInt(200) - 50);
        assertThat(reply.length).as("seed %d", seed).isLessThan(2 * Carriage.CAPACITY);
        placed++;
      } catch (ComeHome home) {
        assertThat(home.reason()).as("seed %d", seed).endsWith(".");
      }
    }
    assertThat(placed).as("seed %d", seed).isGreaterThan(1000);
  }

  private void checkAreas() {
    java.util.List<Argument> columns = carriage.placer.way().arguments();
    for (int i = 0; i < columns.size(); i++) {
      if (!(columns.get(i) instanceof Argument.Value)) {
        long address = carriage.placer.argument(i);
        if (address != 0) {
          assertThat(address).isBetween(Carriage.BASE, Carriage.BASE + Carriage.CAPACITY);
          assertThat(address % 16).isZero();
        }
      }
    }
  }
}
