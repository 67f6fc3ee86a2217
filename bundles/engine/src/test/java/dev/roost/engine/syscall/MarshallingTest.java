package dev.roost.engine.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarshallingTest {
  private static final int READ = 0;
  private static final int WRITE = 1;
  private static final int OPEN = 2;
  private static final int SELECT = 23;
  private static final int RECVFROM = 45;
  private static final int GETSOCKNAME = 51;
  private static final int WAIT4 = 61;
  private static final int MSGRCV = 70;
  private static final int GETRUSAGE = 98;
  private static final int GETPPID = 110;
  private static final int GETGROUPS = 115;
  private static final int SENDTO = 44;
  private static final int PRCTL = 157;
  private static final int CLOCK_GETTIME = 228;
  private static final int PSELECT6 = 270;

  private final Carriage carriage = new Carriage();
  private final ArrayMemory body = carriage.body;
  private final CallPlacer placer = carriage.placer;

  @Test
  void carriesRegistersOnly() throws ComeHome {
    ForwardedCall call = carriage.encode(GETPPID);
    assertThat(call.message()).hasSize(Outgoing.HEADER);
    carriage.begin(GETPPID);
    assertThat(placer.number()).isEqualTo(GETPPID);
    assertThat(placer.blocking()).isEqualTo(Blocking.PROMPT);
    assertThat(carriage.end(17)).isEqualTo(17);
  }

  @Test
  void carriesWhatIsWritten() throws ComeHome {
    carriage.begin(WRITE, 3, body.text("hello"), 5);
    assertThat(placer.argument(0)).isEqualTo(3);
    assertThat(carriage.seenString(placer.argument(1), 5)).isEqualTo("hello");
    assertThat(placer.argument(2)).isEqualTo(5);
    assertThat(placer.blocking()).isEqualTo(Blocking.BLOCKS);
    assertThat(carriage.end(4)).isEqualTo(4);
  }

  /** A message grows while it is made, wherever its first room happens to end. */
  @Test
  void carriesAnAddressBehindBytesOfAnyLength() throws ComeHome {
    for (int length = 8120; length < 8160; length++) {
      Carriage fresh = new Carriage();
      long address = fresh.body.text("an address of 16");
      fresh.begin(SENDTO, 3, fresh.body.room(length), length, 0, address, 16);
      assertThat(fresh.seenString(fresh.placer.argument(4), 16)).isEqualTo("an address of 16");
    }
  }

  @Test
  void putsBackOnlyWhatWasRead() throws ComeHome {
    long buffer = body.text("..........");
    carriage.begin(READ, 3, buffer, 10);
    carriage.kernelWrites(placer.argument(1), "abcdefghij");
    assertThat(carriage.end(3)).isEqualTo(3);
    assertThat(body.string(buffer, 10)).isEqualTo("abc.......");
  }

  @Test
  void putsNothingBackAfterAnError() throws ComeHome {
    long buffer = body.text("..........");
    carriage.begin(READ, 3, buffer, 10);
    carriage.kernelWrites(placer.argument(1), "abcdefghij");
    assertThat(carriage.end(-512)).isEqualTo(-512);
    assertThat(body.string(buffer, 10)).isEqualTo("..........");
  }

  @Test
  void takesReplyWithoutBytes() throws ComeHome {
    ForwardedCall call = carriage.encode(READ, 3, body.room(10), 10);
    assertThat(call.finish(CallReply.of(-4), body, Carriage.NO_CLOCK)).isEqualTo(-4);
    assertThat(CallReply.result(CallReply.of(-4))).isEqualTo(-4);
  }

  @Test
  void answersEfaultWhereTheBodyHasNoMemory() throws ComeHome {
    carriage.begin(READ, 3, body.end() - 4, 10);
    assertThat(carriage.end(10)).isEqualTo(-14);
  }

  @Test
  void comesHomeWhenMemoryCannotBeRead() {
    assertThatThrownBy(() -> carriage.begin(WRITE, 3, body.end() - 4, 10))
        .isInstanceOf(ComeHome.class)
        .hasMessageContaining("buf")
        .hasMessageContaining("cannot be read");
  }

  @Test
  void comesHomeWhenTheSlotIsTooSmall() {
    long[] sizes = {Carriage.CAPACITY + 1, 1L << 33, -1, Long.MIN_VALUE};
    for (long size : sizes) {
      assertThatThrownBy(() -> carriage.begin(RECVFROM, 3, body.room(16), size, 0, 0, 0))
          .isInstanceOf(ComeHome.class)
          .hasMessageContaining("at most");
    }
  }

  @Test
  void passesNull() throws ComeHome {
    carriage.begin(READ, 3, 0, 10);
    assertThat(placer.argument(1)).isZero();
    assertThat(carriage.end(-14)).isEqualTo(-14);
  }

  @Test
  void carriesPathsAcrossPagesButNotPastTheirEnd() throws ComeHome {
    String path = "/tmp/" + "x".repeat(4000);
    carriage.begin(OPEN, body.text(path), 0);
    assertThat(carriage.seenString(placer.argument(0), path.length() + 1)).isEqualTo(path + "\0");

    byte[] last = "/etc/passwd\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    body.write(body.end() - last.length, last, 0, last.length);
    carriage.begin(OPEN, body.end() - last.length, 0);
    assertThat(carriage.seenString(placer.argument(0), 11)).isEqualTo("/etc/passwd");
  }

  @Test
  void comesHomeForPathsThatAreTooLong() {
    assertThatThrownBy(() -> carriage.begin(OPEN, body.text("x".repeat(5000)), 0))
        .isInstanceOf(ComeHome.class)
        .hasMessageContaining("pathname");
  }

  @Test
  void cutsThreadNamesAsTheKernelDoes() throws ComeHome {
    carriage.begin(PRCTL, 15, body.text("a name that is far too long"));
    assertThat(carriage.seenString(placer.argument(1), 16)).isEqualTo("a name that is \0");
  }

  @Test
  void writesTheTimeThatIsLeftBackEvenAfterAnInterruption() throws ComeHome {
    long set = body.longs(0xff);
    long timeout = body.longs(5, 0);
    carriage.begin(SELECT, 8, set, 0, 0, timeout);
    carriage.kernelWritesLong(placer.argument(1), 0);
    carriage.kernelWritesLong(placer.argument(4), 3);
    assertThat(carriage.end(-514)).isEqualTo(-514);
    assertThat(body.longAt(set)).isEqualTo(0xff);
    assertThat(body.longAt(timeout)).isEqualTo(3);
  }

  @Test
  void comesHomeForSetsLargerThanAnFdSet() {
    assertThatThrownBy(() -> carriage.begin(SELECT, 65536, body.room(8192), 0, 0, 0))
        .isInstanceOf(ComeHome.class);
  }

  @Test
  void carriesPselectOnlyWithoutAMask() throws ComeHome {
    carriage.begin(PSELECT6, 0, 0, 0, 0, 0, body.longs(0, 8));
    assertThat(placer.argument(5)).isZero();
    assertThatThrownBy(() -> carriage.begin(PSELECT6, 0, 0, 0, 0, 0, body.longs(4096, 8)))
        .isInstanceOf(ComeHome.class)
        .hasMessageContaining("mask");
  }

  @Test
  void cutsAddressesToTheirTrueLength() throws ComeHome {
    long address = body.text("................");
    long length = body.ints(16);
    carriage.begin(GETSOCKNAME, 3, address, length);
    assertThat(carriage.seenInt(placer.argument(2))).isEqualTo(16);
    carriage.kernelWrites(placer.argument(1), "abcdefghijklmnop");
    carriage.kernelWritesInt(placer.argument(2), 6);
    assertThat(carriage.end(0)).isZero();
    assertThat(body.string(address, 16)).isEqualTo("abcdef..........");
    assertThat(body.intAt(length)).isEqualTo(6);
  }

  @Test
  void keepsToTheRoomWhenAnAddressIsLonger() throws ComeHome {
    long buffer = body.text("....");
    long address = body.text("........");
    long length = body.ints(4);
    carriage.begin(RECVFROM, 3, buffer, 4, 0, address, length);
    carriage.kernelWrites(placer.argument(1), "data");
    carriage.kernelWrites(placer.argument(4), "addr");
    carriage.kernelWritesInt(placer.argument(5), 110);
    assertThat(carriage.end(4)).isEqualTo(4);
    assertThat(body.string(buffer, 4)).isEqualTo("data");
    assertThat(body.string(address, 8)).isEqualTo("addr....");
    assertThat(body.intAt(length)).isEqualTo(110);
  }

  @Test
  void countsResultsInTheirUnit() throws ComeHome {
    long list = body.text("............");
    carriage.begin(GETGROUPS, 3, list);
    carriage.kernelWrites(placer.argument(1), "abcdefghijkl");
    assertThat(carriage.end(2)).isEqualTo(2);
    assertThat(body.string(list, 12)).isEqualTo("abcdefgh....");

    carriage.begin(GETGROUPS, 0, 0);
    assertThat(carriage.end(5)).isEqualTo(5);

    long message = body.text("................");
    carriage.begin(MSGRCV, 1, message, 8, 0, 0);
    carriage.kernelWrites(placer.argument(1), "12345678payload!");
    assertThat(carriage.end(3)).isEqualTo(3);
    assertThat(body.string(message, 16)).isEqualTo("12345678pay.....");
  }

  @Test
  void leavesTheStatusAloneWhenNoChildHasEnded() throws ComeHome {
    long status = body.ints(-1);
    carriage.begin(WAIT4, -1, status, 1, 0);
    assertThat(carriage.end(0)).isZero();
    assertThat(body.intAt(status)).isEqualTo(-1);

    carriage.begin(WAIT4, -1, status, 0, 0);
    carriage.kernelWritesInt(placer.argument(1), 0x300);
    assertThat(carriage.end(99)).isEqualTo(99);
    assertThat(body.intAt(status)).isEqualTo(0x300);
  }

  @Test
  void addsTheCpuTimeOfTheBody() throws ComeHome {
    BodyClock clock =
        new BodyClock() {
          @Override
          public CpuTime process() {
            return new CpuTime(2_600_000_000L, 500_000_000L);
          }

          @Override
          public CpuTime thread() {
            return new CpuTime(7, 8);
          }
        };
    long usage = body.room(144);
    carriage.begin(GETRUSAGE, 0, usage);
    carriage.kernelWritesLong(placer.argument(1), 1);
    carriage.kernelWritesLong(placer.argument(1) + 8, 700_000);
    carriage.end(0, clock);
    assertThat(body.longAt(usage)).isEqualTo(4);
    assertThat(body.longAt(usage + 8)).isEqualTo(300_000);
    assertThat(body.longAt(usage + 24)).isEqualTo(500_000);

    long time = body.room(16);
    carriage.begin(CLOCK_GETTIME, 3, time);
    carriage.kernelWritesLong(placer.argument(1), 9);
    carriage.kernelWritesLong(placer.argument(1) + 8, 999_999_990);
    carriage.end(0, clock);
    assertThat(body.longAt(time)).isEqualTo(10);
    assertThat(body.longAt(time + 8)).isEqualTo(5);
  }
}
