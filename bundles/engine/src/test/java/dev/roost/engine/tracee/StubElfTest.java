package dev.roost.engine.tracee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.linux.Signals;
import dev.roost.linux.Spawn;
import dev.roost.linux.proc.ProcFds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** The executable against elf(5), field by field. */
class StubElfTest {
  private static final ByteBuffer ELF =
      ByteBuffer.wrap(StubElf.image()).order(ByteOrder.LITTLE_ENDIAN);

  @Test
  void isA64BitLittleEndianExecutableForX86() {
    assertThat(ELF.getInt(0)).as("magic").isEqualTo(0x464c457f);
    assertThat(ELF.get(4)).as("ELFCLASS64").isEqualTo((byte) 2);
    assertThat(ELF.get(5)).as("ELFDATA2LSB").isEqualTo((byte) 1);
    assertThat(ELF.getShort(16)).as("ET_EXEC").isEqualTo((short) 2);
    assertThat(ELF.getShort(18)).as("EM_X86_64").isEqualTo((short) 62);
    assertThat(ELF.getLong(24)).as("entry").isEqualTo(StubElf.PAUSE);
  }

  @Test
  void hasOneSegmentThatHoldsTheWholeFile() {
    assertThat(ELF.getLong(32)).as("program headers").isEqualTo(64);
    assertThat(ELF.getShort(52)).as("size of the header").isEqualTo((short) 64);
    assertThat(ELF.getShort(54)).as("size of a program header").isEqualTo((short) 56);
    assertThat(ELF.getShort(56)).as("program headers").isEqualTo((short) 1);
    assertThat(ELF.getInt(64)).as("PT_LOAD").isEqualTo(1);
    assertThat(ELF.getInt(68)).as("R|W|X").isEqualTo(7);
    assertThat(ELF.getLong(72)).as("offset").isZero();
    assertThat(ELF.getLong(80)).as("address").isEqualTo(StubElf.BASE);
    assertThat(ELF.getLong(96)).as("bytes of the file").isEqualTo(StubElf.image().length);
    assertThat(ELF.getLong(104)).as("bytes in memory").isEqualTo(StubElf.SIZE);
    assertThat(StubElf.SCRATCH).isBetween(StubElf.BASE, StubElf.BASE + StubElf.SIZE - 1);
  }

  @Test
  void hasASyscallInstructionWhereItSaysSo() {
    assertThat(ELF.getShort((int) (StubElf.SYSCALL - StubElf.BASE))).isEqualTo((short) 0x050f);
  }

  @Test
  void pausesForEver() {
    int at = (int) (StubElf.PAUSE - StubElf.BASE);
    assertThat(ELF.get(at)).as("mov eax, imm32").isEqualTo((byte) 0xb8);
    assertThat(ELF.getInt(at + 1)).as("pause(2)").isEqualTo(34);
    assertThat(ELF.getShort(at + 5)).as("syscall").isEqualTo((short) 0x050f);
    assertThat(ELF.get(at + 7)).as("jmp rel8").isEqualTo((byte) 0xeb);
    assertThat(at + 9 + ELF.get(at + 8)).as("back to the start").isEqualTo(at);
  }

  /** Else a pipe to this engine's log would stay open as long as any stub. */
  @Test
  void runsWithoutAnyDescriptor() throws IOException {
    int pid = Spawn.start("roost-test", StubElf.image());
    try {
      assertThat(ProcFds.read(pid)).isEmpty();
    } finally {
      Signals.kill(pid, 9);
    }
  }

  @Test
  void isHandedOutAsACopy() {
    StubElf.image()[0] = 0;
    assertThat(StubElf.image()[0]).isEqualTo((byte) 0x7f);
  }
}
