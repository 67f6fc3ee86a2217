package dev.roost.engine.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Structures with pointers inside, and those that the kernel writes only partly. */
class StructuresTest {
  private static final int POLL = 7;
  private static final int READV = 19;
  private static final int WRITEV = 20;
  private static final int SENDMSG = 46;
  private static final int RECVMSG = 47;

  private final Carriage carriage = new Carriage();
  private final ArrayMemory body = carriage.body;
  private final CallPlacer placer = carriage.placer;

  @Test
  void gathersWhatIsWritten() throws ComeHome {
    long vector = body.longs(body.text("one"), 3, 0, 0, body.text(" two"), 4);
    carriage.begin(WRITEV, 1, vector, 3);
    assertThat(placer.argument(2)).isEqualTo(1);
    long element = placer.argument(1);
    assertThat(carriage.seenLong(element + 8)).isEqualTo(7);
    assertThat(carriage.seenString(carriage.seenLong(element), 7)).isEqualTo("one two");
    assertThat(carriage.end(7)).isEqualTo(7);
  }

  @Test
  void scattersWhatIsRead() throws ComeHome {
    long first = body.text("...");
    long second = body.text("......");
    long vector = body.longs(first, 3, second, 6);
    carriage.begin(READV, 0, vector, 2);
    // Another thread may use the array for something else while the call waits.
    body.write(vector, new byte[32], 0, 32);
    carriage.kernelWrites(carriage.seenLong(placer.argument(1)), "abcdefghi");
    assertThat(carriage.end(5)).isEqualTo(5);
    assertThat(body.string(first, 3)).isEqualTo("abc");
    assertThat(body.string(second, 6)).isEqualTo("de....");
  }

  @Test
  void passesEmptyVectors() throws ComeHome {
    carriage.begin(READV, 0, 4096, 0);
    assertThat(placer.argument(2)).isZero();
    assertThat(carriage.end(0)).isZero();
    carriage.begin(WRITEV, 0, body.longs(0, 0), 1);
    assertThat(carriage.end(0)).isZero();
  }

  @Test
  void comesHomeForVectorsThatTheKernelRefuses() {
    assertThatThrownBy(() -> carriage.begin(WRITEV, 1, body.room(16), 1025))
        .isInstanceOf(ComeHome.class);
    assertThatThrownBy(() -> carriage.begin(WRITEV, 1, body.room(16), -1))
        .isInstanceOf(ComeHome.class);
    assertThatThrownBy(() -> carriage.begin(WRITEV, 1, body.longs(4096, -1), 1))
        .isInstanceOf(ComeHome.class);
  }

  @Test
  void carriesOnlyRevents() throws ComeHome {
    long set = body.ints(5, 0x0001, 6, 0x0004);
    carriage.begin(POLL, set, 2, 1000);
    assertThat(carriage.seenInt(placer.argument(0) + 8)).isEqualTo(6);
    carriage.kernelWritesInt(placer.argument(0) + 12, 0x0004_0004);
    // Another thread changes what to poll next while the call waits.
    byte[] other = {77, 0, 0, 0};
    body.write(set, other, 0, 4);
    assertThat(carriage.end(1)).isEqualTo(1);
    assertThat(body.intAt(set)).isEqualTo(77);
    assertThat(body.intAt(set + 4)).isEqualTo(1);
    assertThat(body.intAt(set + 12)).isEqualTo(0x0004_0004);
  }

  @Test
  void carriesMessagesOut() throws ComeHome {
    long name = body.text("address");
    long vector = body.longs(body.text("he"), 2, body.text("llo"), 3);
    long control = body.text("rights");
    long message = header(name, 7, vector, 2, control, 6);
    carriage.begin(SENDMSG, 4, message, 0x4000);
    long at = placer.argument(1);
    assertThat(carriage.seenString(carriage.seenLong(at), 7)).isEqualTo("address");
    assertThat(carriage.seenInt(at + 8)).isEqualTo(7);
    assertThat(carriage.seenLong(at + 24)).isEqualTo(1);
    long element = carriage.seenLong(at + 16);
    assertThat(carriage.seenLong(element + 8)).isEqualTo(5);
    assertThat(carriage.seenString(carriage.seenLong(element), 5)).isEqualTo("hello");
    assertThat(carriage.seenString(carriage.seenLong(at + 32), 6)).isEqualTo("rights");
    assertThat(carriage.seenLong(at + 40)).isEqualTo(6);
    assertThat(carriage.end(5)).isEqualTo(5);
  }

  @Test
  void carriesMessagesIn() throws ComeHome {
    long name = body.text("........");
    long first = body.text("...");
    long second = body.text("....");
    long control = body.text("........");
    long vector = body.longs(first, 3, second, 4);
    long message = header(name, 8, vector, 2, control, 8);
    carriage.begin(RECVMSG, 4, message, 0);
    long at = placer.argument(1);
    carriage.kernelWrites(carriage.seenLong(at), "abc");
    carriage.kernelWritesInt(at + 8, 3);
    carriage.kernelWrites(carriage.seenLong(carriage.seenLong(at + 16)), "hello");
    carriage.kernelWrites(carriage.seenLong(at + 32), "fd");
    carriage.kernelWritesLong(at + 40, 2);
    carriage.kernelWritesInt(at + 48, 0x20);
    assertThat(carriage.end(5)).isEqualTo(5);
    assertThat(body.string(name, 8)).isEqualTo("abc.....");
    assertThat(body.string(first, 3)).isEqualTo("hel");
    assertThat(body.string(second, 4)).isEqualTo("lo..");
    assertThat(body.string(control, 8)).isEqualTo("fd......");
    assertThat(body.longAt(message)).isEqualTo(name);
    assertThat(body.intAt(message + 8)).isEqualTo(3);
    assertThat(body.longAt(message + 16)).isEqualTo(vector);
    assertThat(body.longAt(message + 24)).isEqualTo(2);
    assertThat(body.longAt(message + 40)).isEqualTo(2);
    assertThat(body.intAt(message + 48)).isEqualTo(0x20);
  }

  @Test
  void leavesMessagesAloneAfterAnError() throws ComeHome {
    long buffer = body.text("....");
    long message = header(0, 0, body.longs(buffer, 4), 1, 0, 0);
    byte[] before = body.get(message, 56);
    carriage.begin(RECVMSG, 4, message, 0);
    carriage.kernelWritesInt(placer.argument(1) + 48, 0x20);
    assertThat(carriage.end(-11)).isEqualTo(-11);
    assertThat(body.get(message, 56)).isEqualTo(before);
  }

  @Test
  void comesHomeForMessagesWithImpossibleLengths() {
    assertThatThrownBy(() -> carriage.begin(RECVMSG, 4, header(body.room(8), -1, 0, 0, 0, 0), 0))
        .isInstanceOf(ComeHome.class);
    assertThatThrownBy(() -> carriage.begin(RECVMSG, 4, header(0, 0, 0, 0, body.room(8), -1), 0))
        .isInstanceOf(ComeHome.class);
  }

  private long header(
      long name, int nameLength, long vector, long count, long control, long controlLength) {
    return body.longs(
        name, Integer.toUnsignedLong(nameLength), vector, count, control, controlLength, 0);
  }
}
