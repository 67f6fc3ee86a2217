package dev.roost.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.StayReason;
import dev.roost.engine.tracee.Orphan;
import dev.roost.linux.proc.FdEntry;
import dev.roost.linux.proc.ProcFds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes with a memfd, or with a file in /dev/shm. */
class SharedReasonsTest {
  @TempDir Path directory;
  private Orphan orphan;

  @AfterEach
  void end() {
    if (orphan != null) {
      orphan.close();
    }
  }

  private StayReason reason(String how, String... more) throws Exception {
    Path program = Orphan.compile(getClass(), "reachable.c", directory);
    Path ready = directory.resolve("ready");
    List<String> command = new ArrayList<>(List.of(program.toString(), ready.toString(), how));
    command.addAll(List.of(more));
    orphan = Orphan.start(command.toArray(String[]::new));
    Orphan.await("it is ready", () -> Files.exists(ready));
    return StayReasons.patiently(orphan.pid());
  }

  @Test
  void whatNobodyElseCanGetAtMayGo() throws Exception {
    assertThat(reason("closed")).isNull();
  }

  @Test
  void whatItHasOpenItselfMayGo() throws Exception {
    assertThat(reason("open")).isNull();
  }

  @Test
  void whatSomebodyElseHasOpenStays() throws Exception {
    assertThat(reason("open")).isNull();
    Path open = openOf(orphan.pid());
    Process other = new ProcessBuilder("sleep", "1000").redirectInput(open.toFile()).start();
    try {
      assertThat(StayReasons.patiently(orphan.pid()))
          .isEqualTo(
              new StayReason(
                  "shared-memory-open",
                  "its shared memory /memfd:reachable (deleted) is also open as a descriptor of"
                      + " process "
                      + other.pid()));
      assertThat(StayReasons.quick(orphan.pid())).as("seen cheaply").isNull();
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void whatSomebodyElseHasOpenForAMomentIsWaitedFor() throws Exception {
    assertThat(reason("open")).isNull();
    Path open = openOf(orphan.pid());
    Process other = new ProcessBuilder("sleep", "0.4").redirectInput(open.toFile()).start();
    assertThat(StayReasons.patiently(orphan.pid())).isNull();
    assertThat(other.waitFor()).isZero();
  }

  private static Path openOf(int pid) throws Exception {
    for (FdEntry fd : ProcFds.read(pid)) {
      if (fd.target().startsWith("/memfd:")) {
        return Path.of("/proc/" + pid + "/fd/" + fd.fd());
      }
    }
    throw new AssertionError("it has no memory open");
  }

  @Test
  void whatIsMappedPrivatelyTooStays() throws Exception {
    assertThat(reason("private").sentence())
        .isEqualTo(
            "its shared memory /memfd:reachable (deleted) is also mapped as private memory by"
                + " process "
                + orphan.pid());
  }

  @Test
  void whatMayNotBeWrittenFromElsewhereStays() throws Exception {
    assertThat(reason("sealed").sentence())
        .isEqualTo("its shared memory /memfd:reachable (deleted) is sealed");
  }

  @Test
  void whatItMayOnlyReadStays() throws Exception {
    assertThat(reason("read-only"))
        .isEqualTo(
            new StayReason(
                "shared-file",
                "it reads shared memory that others may write: /memfd:reachable (deleted)"));
  }

  @Test
  void whatHasANameMayGoWhateverThatIs() throws Exception {
    Path name = Files.createTempFile(Path.of("/dev/shm"), "roost", "reachable");
    Files.delete(name);
    try {
      assertThat(reason("linked", name.toString())).isNull();
    } finally {
      Files.deleteIfExists(name);
    }
  }
}
