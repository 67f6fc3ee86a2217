package dev.roost.engine.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionForDeputyTest {
  private static final long AT = ArrayMemory.START + 64;
  private static final long SA_RESTORER = 0x04000000;

  /** Handler and flags in the body; in the deputy. SA_NOCLDSTOP is 1, SA_NOCLDWAIT 2. */
  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0", "1, 2, 1, 2", "4198400, 3, 0, 3", "4198400, 0x10000004, 0, 0"})
  void whatTheKernelDoesByItselfIsAsTheProgramWantsIt(
      long handler, String flags, long inDeputy, long flagsInDeputy) {
    ByteBuffer struct = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    struct.putLong(handler).putLong(Long.decode(flags) | SA_RESTORER).putLong(77).putLong(0x42);
    ArrayMemory body = new ArrayMemory(4096);
    body.write(AT, struct.array(), 0, 32);
    byte[] seen = new byte[40];

    assertThat(new ActionForDeputy(body, AT).read(AT, seen, 4, 32)).isTrue();

    ByteBuffer view = ByteBuffer.wrap(seen, 4, 32).slice().order(ByteOrder.LITTLE_ENDIAN);
    assertThat(view.getLong(0)).as("handler").isEqualTo(inDeputy);
    assertThat(view.getLong(8)).as("flags").isEqualTo(flagsInDeputy);
    assertThat(view.getLong(16)).as("restorer").isZero();
    assertThat(view.getLong(24)).as("mask").isZero();
  }
}
