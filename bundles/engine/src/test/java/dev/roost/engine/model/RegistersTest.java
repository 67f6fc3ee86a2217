package dev.roost.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.model.Registers.Name;
import org.junit.jupiter.api.Test;

class RegistersTest {
  private static final Registers ZERO = new Registers(new byte[216]);

  @Test
  void haveAPlaceForEachOfTheKernels27() {
    assertThat(Name.values()).hasSize(27);
    Registers all = ZERO;
    for (Name name : Name.values()) {
      all = all.with(name, 1000 + name.ordinal());
    }
    for (Name name : Name.values()) {
      assertThat(all.get(name)).as(name.name()).isEqualTo(1000 + name.ordinal());
    }
  }

  /** Offsets of {@code struct user_regs_struct}, sys/user.h. */
  @Test
  void areWhereTheKernelPutsThem() {
    byte[] raw = new byte[216];
    raw[80] = 1;
    raw[120] = 2;
    raw[128] = 3;
    raw[136] = 4;
    raw[152] = 5;
    raw[168] = 6;
    Registers registers = new Registers(raw);
    assertThat(registers.get(Name.RAX)).isEqualTo(1);
    assertThat(registers.get(Name.ORIG_RAX)).isEqualTo(2);
    assertThat(registers.get(Name.RIP)).isEqualTo(3);
    assertThat(registers.get(Name.CS)).isEqualTo(4);
    assertThat(registers.get(Name.RSP)).isEqualTo(5);
    assertThat(registers.get(Name.FS_BASE)).isEqualTo(6);
  }

  @Test
  void withLeavesTheOriginalAlone() {
    ZERO.with(Name.RAX, 7);
    assertThat(ZERO.get(Name.RAX)).isZero();
  }

  @Test
  void passArgumentsInTheOrderOfTheSyscallAbi() {
    Registers calling = ZERO.calling(new RemoteAddress(0x1000), 9, 1, 2, 3, 4, 5, 6);
    assertThat(calling.get(Name.RIP)).isEqualTo(0x1000);
    assertThat(calling.get(Name.RAX)).isEqualTo(9);
    assertThat(calling.get(Name.RDI)).isEqualTo(1);
    assertThat(calling.get(Name.RSI)).isEqualTo(2);
    assertThat(calling.get(Name.RDX)).isEqualTo(3);
    assertThat(calling.get(Name.R10)).isEqualTo(4);
    assertThat(calling.get(Name.R8)).isEqualTo(5);
    assertThat(calling.get(Name.R9)).isEqualTo(6);
    for (int i = 0; i < 6; i++) {
      assertThat(calling.argument(i)).isEqualTo(i + 1);
    }
  }

  @Test
  void callingForbidsTheKernelsRestartRules() {
    Registers calling = ZERO.with(Name.ORIG_RAX, 230).calling(RemoteAddress.NULL, 39);
    assertThat(calling.get(Name.ORIG_RAX)).isEqualTo(-1);
  }
}
