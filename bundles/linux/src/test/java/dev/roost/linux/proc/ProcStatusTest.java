package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcStatusTest {
  @Test
  void readsTheSample() throws IOException {
    ProcStatus status = ProcStatus.read(Samples.PROC, Samples.PID);

    assertThat(status.name()).isEqualTo("a (b) c");
    assertThat(status.state()).isEqualTo('S');
    assertThat(status.tgid()).isEqualTo(Samples.PID);
    assertThat(status.ppid()).isEqualTo(1);
    assertThat(status.uids()).containsExactly(0, 0, 0, 0);
    assertThat(status.nsPid()).containsExactly(Samples.PID);
    assertThat(status.threads()).isEqualTo(1);
    assertThat(status.sigIgn()).isEqualTo(0b110);
    assertThat(status.capEff()).isEqualTo(0x1fffeffffffL);
    assertThat(status.vmRssBytes()).isEqualTo(1296 * 1024);
    assertThat(status.vmSizeBytes()).isEqualTo(2488 * 1024);
    assertThat(status.vmDataBytes()).isEqualTo(232 * 1024);
    assertThat(status.noNewPrivs()).isFalse();
    assertThat(status.seccomp()).isZero();
  }

  @Test
  void readsOneThread() throws IOException {
    assertThat(ProcStatus.read(Samples.PROC, Samples.PID, Samples.PID))
        .isEqualTo(ProcStatus.read(Samples.PROC, Samples.PID));
  }

  @Test
  void takesTheEffectiveUserOfFour(@TempDir Path proc) throws IOException {
    ProcStatus status = edited(proc, "Uid:\t0\t0\t0\t0", "Uid:\t1000\t1001\t1002\t4294967295");

    assertThat(status.uid()).isEqualTo(1001);
    assertThat(status.uids()).containsExactly(1000, 1001, 1002, -1);
  }

  @Test
  void listsNumbersOfNestedPidNamespaces(@TempDir Path proc) throws IOException {
    assertThat(edited(proc, "NSpid:\t23936", "NSpid:\t23936\t41\t1").nsPid())
        .containsExactly(23936, 41, 1);
  }

  @Test
  void undoesTheKernelsEscapesInNames(@TempDir Path proc) throws IOException {
    assertThat(edited(proc, "a (b) c", " x\\ny\\\\n: z").name()).isEqualTo(" x\ny\\n: z");
  }

  @Test
  void readsAllSixtyFourSignals(@TempDir Path proc) throws IOException {
    assertThat(edited(proc, "SigBlk:\t0000000000000000", "SigBlk:\tfffffffffffbfeff").sigBlk())
        .isEqualTo(0xfffffffffffbfeffL);
  }

  @Test
  void saysWhichFileIsMalformed(@TempDir Path proc) {
    assertThatThrownBy(() -> edited(proc, "Tgid:", "Xgid:"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(proc.resolve(Integer.toString(Samples.PID)).toString());
  }

  @Test
  void seesItself() throws IOException {
    ProcStatus status = ProcStatus.read(Samples.ownPid());

    assertThat(status.tgid()).isEqualTo(Samples.ownPid());
    assertThat(status.threads()).isGreaterThan(1);
    assertThat(status.vmRssBytes()).isGreaterThan(1 << 20);
    // The JVM catches SIGSEGV.
    assertThat(status.sigCgt() >>> 10 & 1).isEqualTo(1);
  }

  private static ProcStatus edited(Path proc, String from, String to) throws IOException {
    String pid = Integer.toString(Samples.PID);
    String text = Files.readString(Samples.PROC.resolve(pid).resolve("status"));
    assertThat(text).contains(from);
    Files.writeString(
        Files.createDirectories(proc.resolve(pid)).resolve("status"), text.replace(from, to));
    return ProcStatus.read(proc, Samples.PID);
  }
}
