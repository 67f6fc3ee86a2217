package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcStatTest {
  @Test
  void readsNameWithBlanksAndParentheses() throws IOException {
    ProcStat stat = ProcStat.read(Samples.PROC, Samples.PID);

    assertThat(stat.comm()).isEqualTo("a (b) c");
    assertThat(stat.state()).isEqualTo('S');
    assertThat(stat.ppid()).isEqualTo(1);
  }

  @Test
  void findsEachFieldAtItsNumber() throws IOException {
    ProcStat stat = ProcStat.read(Samples.PROC, Samples.PID);

    assertThat(stat.pgrp()).isEqualTo(23625);
    assertThat(stat.session()).isEqualTo(6463);
    assertThat(stat.ttyNr()).isZero();
    assertThat(stat.tpgid()).isEqualTo(-1);
    assertThat(stat.priority()).isEqualTo(20);
    assertThat(stat.numThreads()).isEqualTo(1);
    assertThat(stat.starttime()).isEqualTo(267283);
    assertThat(stat.vsizeBytes()).isEqualTo(2488 * 1024);
    assertThat(stat.startCode()).isEqualTo(93839579627520L);
    assertThat(stat.endCode()).isEqualTo(93839579628253L);
    assertThat(stat.startStack()).isEqualTo(140721536283952L);
    assertThat(stat.exitSignal()).isEqualTo(17);
    assertThat(stat.startData()).isEqualTo(93839579639248L);
    assertThat(stat.endData()).isEqualTo(93839579639880L);
    assertThat(stat.startBrk()).isEqualTo(93840619790336L);
    assertThat(stat.argStart()).isEqualTo(140721536285397L);
    assertThat(stat.argEnd()).isEqualTo(140721536285414L);
    assertThat(stat.envStart()).isEqualTo(140721536285414L);
    assertThat(stat.envEnd()).isEqualTo(140721536286695L);
    assertThat(stat.exitCode()).isZero();
  }

  @Test
  void readsNameThatLooksLikeTheFieldsBehindIt(@TempDir Path proc) throws IOException {
    String pid = Integer.toString(Samples.PID);
    String text = Files.readString(Samples.PROC.resolve(pid).resolve("stat"));
    Files.writeString(
        Files.createDirectories(proc.resolve(pid)).resolve("stat"),
        text.replace("(a (b) c)", "() Z 1 2\n(x)"));

    ProcStat stat = ProcStat.read(proc, Samples.PID);
    assertThat(stat.comm()).isEqualTo(") Z 1 2\n(x");
    assertThat(stat.state()).isEqualTo('S');
  }

  @Test
  void refusesLineThatIsCutOff(@TempDir Path proc) throws IOException {
    Path file = Files.createDirectories(proc.resolve("7")).resolve("stat");
    Files.writeString(file, "7 (x) S 1 2 3\n");

    assertThatThrownBy(() -> ProcStat.read(proc, 7))
        .hasMessage(file + ": cannot make sense of '7 (x) S 1 2 3'");
  }

  @Test
  void agreesWithTheMappingsOfTheLivingProcess() throws IOException {
    ProcStat stat = ProcStat.read(Samples.ownPid());

    assertThat(ProcMaps.read(Samples.ownPid()))
        .anyMatch(
            m -> m.executable() && m.start() <= stat.startCode() && stat.startCode() < m.end())
        .anyMatch(m -> m.path().equals("[heap]") && m.start() == stat.startBrk())
        .anyMatch(
            m ->
                m.path().equals("[stack]")
                    && m.start() <= stat.argStart()
                    && stat.argStart() < m.end());
  }

  @Test
  void readsEachThread() throws IOException {
    for (int tid : ProcTasks.tids(Samples.ownPid())) {
      assertThat(ProcStat.read(Samples.ownPid(), tid).pid()).isEqualTo(tid);
    }
  }
}
