package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcSysvShmTest {
  @Test
  void readsSegmentsWhoeverHasThem() throws IOException {
    assertThat(ProcSysvShm.read(Samples.PROC))
        .containsExactly(
            new SysvShmEntry(0, 7, 2790, 1764209100), new SysvShmEntry(32769, 0, 1, 0));
  }

  @Test
  void readsThatOfThisMachine() throws IOException {
    assertThat(ProcSysvShm.read()).doesNotContainNull();
  }

  @Test
  void refusesALineThatIsCutOff(@TempDir Path proc) throws IOException {
    Path file = Files.createDirectories(proc.resolve("sysvipc")).resolve("shm");
    Files.writeString(file, "key shmid\n 0 7 600 4096 1\n");
    assertThatThrownBy(() -> ProcSysvShm.read(proc))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file.toString());
  }
}
