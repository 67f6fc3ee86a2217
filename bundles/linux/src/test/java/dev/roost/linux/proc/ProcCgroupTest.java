package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcCgroupTest {
  @Test
  void takesTheLineOfCgroup2AmongOlderHierarchies() throws IOException {
    assertThat(ProcCgroup.unified(Samples.PROC, Samples.PID)).isEqualTo("/roost/batch");
  }

  @Test
  void saysWhatIsMissingWithoutCgroup2(@TempDir Path proc) throws IOException {
    Path file = Files.createDirectories(proc.resolve("7")).resolve("cgroup");
    Files.writeString(file, "1:cpu:/\n");

    assertThatThrownBy(() -> ProcCgroup.unified(proc, 7))
        .hasMessage(file + ": no line '0::', so cgroup2 is not in use; mount it");
  }

  @Test
  void findsCgroup2BesideOlderHierarchies(@TempDir Path proc) throws IOException {
    Path mounts = Files.createDirectories(proc.resolve("self")).resolve("mounts");
    Files.writeString(mounts, "cgroup /c/memory cgroup rw 0 0\ncgroup2 /c\\040d cgroup2 rw 0 0\n");
    assertThat(ProcCgroup.mountPoint(proc)).isEqualTo(Path.of("/c d"));

    Files.writeString(mounts, "cgroup /c/memory cgroup rw 0 0\n");
    assertThatThrownBy(() -> ProcCgroup.mountPoint(proc)).hasMessage("cgroup2 is not mounted");
  }
}
