package dev.roost.engine.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Reads and writes that are larger than a slot. */
class TransferTest {
  private static final int READ = 0;
  private static final int WRITE = 1;
  private static final int LSEEK = 8;
  private static final int PREAD64 = 17;
  private static final int PWRITE64 = 18;
  private static final int MIB = 1 << 20;

  private final Carriage carriage = new Carriage();
  private final ArrayMemory body = carriage.body;
  private final CallPlacer placer = carriage.placer;
  private final long buffer = body.room(3 * MIB);

  @Test
  void writesAllOfIt() throws ComeHome {
    byte[] mark = {1, 2, 3};
    body.write(buffer + 2 * MIB, mark, 0, 3);
    carriage.begin(WRITE, 1, buffer, 2 * MIB + 3);
    assertThat(placer.argument(2)).isEqualTo(MIB);
    assertThat(carriage.end(MIB)).isEqualTo(MIB);
    assertThat(carriage.next()).isTrue();
    assertThat(carriage.end(MIB)).isEqualTo(2 * MIB);
    assertThat(carriage.next()).isTrue();
    assertThat(placer.argument(2)).isEqualTo(3);
    assertThat(carriage.seen(placer.argument(1), 3)).isEqualTo(mark);
    assertThat(carriage.end(3)).isEqualTo(2 * MIB + 3);
    assertThat(carriage.next()).isFalse();
  }

  @Test
  void endsAWriteThatIsCutShortOrFails() throws ComeHome {
    carriage.begin(WRITE, 1, buffer, 2 * MIB);
    assertThat(carriage.end(100)).isEqualTo(100);
    assertThat(carriage.next()).isFalse();

    carriage.begin(WRITE, 1, buffer, 2 * MIB);
    assertThat(carriage.end(-32)).isEqualTo(-32);
    assertThat(carriage.next()).isFalse();

    carriage.begin(WRITE, 1, buffer, 2 * MIB);
    carriage.end(MIB);
    assertThat(carriage.next()).isTrue();
    assertThat(carriage.end(-512)).isEqualTo(MIB);
    assertThat(carriage.next()).isFalse();
  }

  @Test
  void countsWhatWasWrittenBeforeUnreadableMemory() throws ComeHome {
    long tail = body.end() - MIB - 10;
    carriage.begin(WRITE, 1, tail, 2 * MIB);
    assertThat(carriage.end(MIB)).isEqualTo(MIB);
    assertThat(carriage.next()).isFalse();
  }

  @Test
  void readsAllOfAFile() throws ComeHome {
    carriage.begin(READ, 7, buffer, MIB + 5);
    assertThat(carriage.end(MIB)).isEqualTo(MIB);
    assertThat(carriage.next()).isTrue();
    assertThat(placer.number()).isEqualTo(LSEEK);
    assertThat(placer.argument(0)).isEqualTo(7);
    assertThat(carriage.end(123)).isEqualTo(MIB);
    assertThat(carriage.next()).isTrue();
    assertThat(placer.number()).isEqualTo(READ);
    assertThat(placer.argument(2)).isEqualTo(5);
    carriage.kernelWrites(placer.argument(1), "abcd");
    assertThat(carriage.end(4)).isEqualTo(MIB + 4);
    assertThat(body.string(buffer + MIB, 4)).isEqualTo("abcd");
    assertThat(carriage.next()).isFalse();
  }

  @Test
  void takesWhatAPipeHas() throws ComeHome {
    carriage.begin(READ, 7, buffer, 2 * MIB);
    assertThat(carriage.end(MIB)).isEqualTo(MIB);
    assertThat(carriage.next()).isTrue();
    assertThat(carriage.end(-29)).isEqualTo(MIB);
    assertThat(carriage.next()).isFalse();

    carriage.begin(READ, 7, buffer, 2 * MIB);
    assertThat(carriage.end(65536)).isEqualTo(65536);
    assertThat(carriage.next()).isFalse();
  }

  @Test
  void movesTheGivenPosition() throws ComeHome {
    for (int number : new int[] {PREAD64, PWRITE64}) {
      carriage.begin(number, 7, buffer, MIB + 5, 1000);
      assertThat(placer.argument(3)).isEqualTo(1000);
      carriage.end(MIB);
      assertThat(carriage.next()).isTrue();
      assertThat(placer.argument(3)).isEqualTo(1000 + MIB);
      assertThat(carriage.end(0)).isEqualTo(MIB);
      assertThat(carriage.next()).isFalse();
    }
  }

  @Test
  void leavesNegativeSizesToTheKernel() {
    assertThatThrownBy(() -> carriage.begin(READ, 7, buffer, -1)).isInstanceOf(ComeHome.class);
  }

  @Test
  void hasNothingToFollowOrdinaryCalls() throws ComeHome {
    carriage.begin(WRITE, 1, buffer, MIB);
    assertThat(carriage.end(MIB)).isEqualTo(MIB);
    assertThat(carriage.next()).isFalse();
  }
}
