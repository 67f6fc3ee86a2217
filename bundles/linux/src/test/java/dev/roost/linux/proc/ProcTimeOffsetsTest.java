package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcTimeOffsetsTest {
  @TempDir Path proc;

  private ProcTimeOffsets read(String text) throws IOException {
    Files.writeString(Files.createDirectories(proc.resolve("7")).resolve("timens_offsets"), text);
    return ProcTimeOffsets.read(proc, 7);
  }

  @Test
  void readsWhatTheKernelPrints() throws IOException {
    assertThat(read("monotonic      100000         5\nboottime           -3 999999999\n"))
        .isEqualTo(new ProcTimeOffsets(100_000_000_000_005L, -2_000_000_001L));
  }

  @Test
  void writesWhatItReads() throws IOException {
    for (long ns : new long[] {0, 1, -1, -1_000_000_000, 999_999_999, Long.MAX_VALUE / 4}) {
      ProcTimeOffsets offsets = new ProcTimeOffsets(ns, -ns);
      assertThat(read(offsets.text())).isEqualTo(offsets);
    }
  }

  @Test
  void refusesAFileWithoutBothClocks() {
    assertThatIOException()
        .isThrownBy(() -> read("monotonic 1 0\n"))
        .withMessageContaining("no line for monotonic or boottime");
    assertThatIOException()
        .isThrownBy(() -> read("monotonic 1\n"))
        .withMessageContaining("cannot make sense of 'monotonic 1'");
  }

  @Test
  void readsThoseOfAShiftedProcess() throws Exception {
    assumeTrue(ProcTimeOffsets.supported(), "this kernel has no time namespaces");
    int own = Samples.ownPid();
    try (Child child =
        Child.start(
            "unshare",
            "--time",
            "--monotonic",
            "100",
            "--boottime",
            "200",
            "sh",
            "-c",
            "echo ready; exec sleep 1000")) {
      assumeTrue("ready".equals(child.output().readLine()), "only root may unshare --time");
      ProcTimeOffsets before = ProcTimeOffsets.read(own);
      assertThat(ProcTimeOffsets.read(child.pid()).monotonicNs() - before.monotonicNs())
          .isEqualTo(100_000_000_000L);
      assertThat(ProcTimeOffsets.read(child.pid()).boottimeNs() - before.boottimeNs())
          .isEqualTo(200_000_000_000L);
    }
    assertThat(ProcTimeOffsets.differForChildren(own)).isFalse();
  }
}
