package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcTimersTest {
  @Test
  void readsTimersInOrderOfTheirIds() throws IOException {
    assertThat(ProcTimers.read(Samples.PROC, Samples.PID))
        .containsExactly(
            new TimerEntry(0, 60, 42, "signal/pid.23936", 0),
            new TimerEntry(1, 14, 42, "signal/tid.23936", 1),
            new TimerEntry(2, 14, 42, "none/pid.23936", -6));
  }

  @Test
  void tellsThreadsFromProcesses() throws IOException {
    TimerEntry toProcess = ProcTimers.read(Samples.PROC, Samples.PID).get(0);
    TimerEntry toThread = ProcTimers.read(Samples.PROC, Samples.PID).get(1);

    assertThat(toProcess.notifiesThread()).isFalse();
    assertThat(toThread.notifiesThread()).isTrue();
    assertThat(toThread.target()).isEqualTo(Samples.PID);
  }

  @Test
  void refusesTimerWithoutClock(@TempDir Path proc) throws IOException {
    Path file = Files.createDirectories(proc.resolve("7")).resolve("timers");
    Files.writeString(file, "ID: 1\nsignal: 14/0000000000000000\nnotify: none/pid.7\n");

    assertThatThrownBy(() -> ProcTimers.read(proc, 7))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file.toString());
  }

  @Test
  void processWithoutTimersHasNone(@TempDir Path proc) throws IOException {
    Files.createFile(Files.createDirectories(proc.resolve("7")).resolve("timers"));

    assertThat(ProcTimers.read(proc, 7)).isEmpty();
  }

  @Test
  void seesTimersOfLivingProcess(@TempDir Path dir) throws Exception {
    assumeTrue(hasCompiler(), "no gcc here: the sample is the proof");
    assumeTrue(Files.exists(Path.of("/proc/self/timers")), "no CONFIG_CHECKPOINT_RESTORE");
    Path binary = dir.resolve("timers");
    Process gcc =
        new ProcessBuilder("gcc", "-o", binary.toString(), "src/test/resources/timers.c")
            .inheritIO()
            .start();
    assertThat(gcc.waitFor()).isZero();

    try (Child child = Child.start(binary.toString())) {
      assertThat(child.output().readLine()).isEqualTo("ready");
      int pid = child.pid();
      assertThat(ProcTimers.read(pid))
          .containsExactly(
              new TimerEntry(0, 60, 42, "signal/pid." + pid, 0),
              new TimerEntry(1, 14, 42, "signal/tid." + pid, 1));
    }
  }

  private static boolean hasCompiler() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(d -> Files.isExecutable(Path.of(d, "gcc")));
  }
}
