package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.linux.proc.ProcPressure.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What /proc says of the machine rather than of a process. */
class ProcMachineTest {
  @Test
  void readsMemoryInBytes() throws IOException {
    assertThat(ProcMeminfo.read(Samples.PROC))
        .isEqualTo(
            new ProcMeminfo(24684096L * 1024, 23766264L * 1024, 2097148L * 1024, 1048576L * 1024));
  }

  @Test
  void thisMachineHasMemory() throws IOException {
    ProcMeminfo memory = ProcMeminfo.read();

    assertThat(memory.availableBytes()).isPositive().isLessThan(memory.totalBytes());
  }

  @Test
  void readsPressureOnMemoryAsAShare() throws IOException {
    assertThat(ProcPressure.of(Resource.MEMORY, Samples.PROC)).isEqualTo(new ProcPressure(0.125));
  }

  @Test
  void knowsNoPressureWhereTheKernelDoesNotCountIt(@TempDir Path proc) throws IOException {
    assertThat(ProcPressure.of(Resource.MEMORY, proc)).isNull();
  }

  @Test
  void saysWhatItCannotMakeSenseOf(@TempDir Path proc) throws IOException {
    Files.createDirectory(proc.resolve("pressure"));
    Files.writeString(proc.resolve("pressure/memory"), "full avg10=0.00\n");
    assertThatThrownBy(() -> ProcPressure.of(Resource.MEMORY, proc))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pressure/memory: cannot make sense of 'full avg10=0.00'");
  }

  @Test
  void givesOnlyFeaturesOfAllProcessors() throws IOException {
    ProcCpuinfo cpu = ProcCpuinfo.read(Samples.PROC);

    assertThat(cpu.modelName()).isEqualTo("Intel(R) Xeon(R) Processor @ 2.60GHz");
    assertThat(cpu.flags()).containsExactly("avx2", "fpu");
    assertThat(cpu.processors()).isEqualTo(2);
  }

  @Test
  void thisMachineHasLongMode() throws IOException {
    assertThat(ProcCpuinfo.read().flags()).contains("lm", "sse2");
  }

  @Test
  void readsTheKernelsRelease() throws IOException {
    assertThat(KernelRelease.read(Samples.PROC))
        .isEqualTo(
            new KernelRelease(
                "6.12.57+deb13-amd64",
                "#1 SMP PREEMPT_DYNAMIC Debian 6.12.57-1 (2025-11-05)",
                "0b7c8f0e-3d5e-4d0c-9a77-1f3c2b9d6a41"));
  }

  @Test
  void thisMachineHasBooted() throws IOException {
    KernelRelease kernel = KernelRelease.read();

    assertThat(kernel.release()).isEqualTo(System.getProperty("os.version"));
    assertThat(UUID.fromString(kernel.bootId())).hasToString(kernel.bootId());
  }

  @Test
  void listsProcessesInOrder() throws IOException {
    assertThat(AllPids.list(Samples.PROC)).containsExactly(Samples.PID);
    assertThat(AllPids.list()).contains(Samples.ownPid()).isSorted();
  }

  @Test
  void listsThreadsInOrder() throws IOException {
    assertThat(ProcTasks.tids(Samples.PROC, Samples.PID)).containsExactly(Samples.PID);
    assertThat(ProcTasks.tids(Samples.ownPid()))
        .hasSizeGreaterThan(1)
        .contains(Samples.ownPid())
        .isSorted();
  }
}
