package dev.roost.engine.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class MaskForDeputyTest {
  private static final int SIGPROCMASK = 14;
  private static final long MASK = 1L << 63 | 1L << 9;

  private final Carriage carriage = new Carriage();

  private void place(BodyMemory memory, long... arguments) throws ComeHome {
    Syscall row = SyscallTable.standard().byNumber(SIGPROCMASK);
    CallEncoder encoder = new CallEncoder(Carriage.PID, Carriage.CAPACITY);
    carriage.placer.place(encoder.encode(row, row.choose(arguments), arguments, memory).message());
  }

  @Test
  void theDeputySetsExactlyIt() throws ComeHome {
    place(new MaskForDeputy(MASK), 2, MaskForDeputy.ADDRESS, 0, 8, 0, 0);

    assertThat(carriage.placer.signalMask()).isEqualTo(MASK);
    assertThat(carriage.placer.argument(0)).isEqualTo(2);
    assertThat(carriage.seenLong(carriage.placer.argument(1))).isEqualTo(MASK);
    assertThat(carriage.placer.argument(2)).as("old mask").isZero();
    assertThat(carriage.placer.argument(3)).as("size").isEqualTo(8);
  }

  @Test
  void aGuestThatHasItChangedOtherwiseIsNotObeyed() throws ComeHome {
    place(new MaskForDeputy(MASK), 0, MaskForDeputy.ADDRESS, 0, 8, 0, 0);
    assertThatExceptionOfType(ComeHome.class).isThrownBy(carriage.placer::signalMask);

    place(new MaskForDeputy(MASK), 1, MaskForDeputy.ADDRESS, 0, 8, 0, 0);
    assertThatExceptionOfType(ComeHome.class).isThrownBy(carriage.placer::signalMask);
  }
}
