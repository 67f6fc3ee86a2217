package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.linux.ErrnoException;
import dev.roost.linux.ResourceLimits;
import dev.roost.linux.abi.ResourceAbi;
import dev.roost.linux.proc.ProcLimits.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcLimitsTest {
  private static final long NONE = ResourceAbi.RLIM_INFINITY;

  @Test
  void readsTheSample() throws IOException {
    assertThat(ProcLimits.read(Samples.PROC, Samples.PID))
        .isEqualTo(
            new ProcLimits(
                new Limit(3600, NONE),
                new Limit(NONE, NONE),
                new Limit(8388608, NONE),
                new Limit(1L << 40, 1L << 41),
                new Limit(8388608, 8388608)));
  }

  @Test
  void seesWhatPrlimitHasSet() throws Exception {
    try (Child child = Child.start("sleep", "100")) {
      ResourceLimits.set(child.pid(), ResourceAbi.RLIMIT_STACK, 1 << 20, 1 << 21);
      ResourceLimits.set(child.pid(), ResourceAbi.RLIMIT_DATA, 4096, NONE);

      ProcLimits limits = ProcLimits.read(child.pid());

      assertThat(limits.stackBytes()).isEqualTo(new Limit(1 << 20, 1 << 21));
      assertThat(limits.dataBytes()).isEqualTo(new Limit(4096, NONE));
      assertThat(limits.cpuSeconds()).isEqualTo(new Limit(NONE, NONE));
    }
  }

  @Test
  void aSoftLimitAboveTheHardOneIsRefused() throws Exception {
    try (Child child = Child.start("sleep", "100")) {
      assertThatThrownBy(
              () -> ResourceLimits.set(child.pid(), ResourceAbi.RLIMIT_STACK, 2 << 20, 1 << 20))
          .isInstanceOf(ErrnoException.class)
          .hasMessageContaining("prlimit");
    }
  }

  @Test
  void saysWhichFileIsMalformed(@TempDir Path proc) throws IOException {
    Path file = Files.createDirectories(proc.resolve("7")).resolve("limits");
    Files.writeString(file, "Max cpu time              much                 more");
    assertThatThrownBy(() -> ProcLimits.read(proc, 7)).hasMessageContaining(file.toString());
  }
}
