package dev.roost.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.StayReason;
import dev.roost.engine.tracee.Orphan;
import dev.roost.linux.proc.ProcStat;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SharedBySeveralTest {
  private static final long LOOK_NS = 2_000_000;

  @Test
  @Timeout(60)
  void processWithoutMemorySharesNoneWithThreadsOfTheKernel() throws IOException {
    // A parent that never waits keeps its child as a zombie.
    Process parent = new ProcessBuilder("sh", "-c", "cat <&0 & echo $!; exec sleep 600").start();
    try (BufferedReader out = parent.inputReader()) {
      int child = Integer.parseInt(out.readLine());
      while (!ProcStat.read((int) parent.pid()).comm().equals("sleep")) {
        LockSupport.parkNanos(LOOK_NS);
      }
      parent.getOutputStream().close();
      while (ProcStat.read(child).state() != 'Z') {
        LockSupport.parkNanos(LOOK_NS);
      }
      assertThat(SharedBySeveral.with(child)).isEmpty();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  @Timeout(60)
  void memoryThatIsLentForAMomentIsWaitedFor(@TempDir Path directory) throws Exception {
    Path ready = directory.resolve("ready");
    Path go = directory.resolve("go");
    String program = Orphan.compile(getClass(), "lent.c", directory).toString();
    try (Orphan orphan = Orphan.start(program, ready.toString(), go.toString())) {
      Orphan.await("it is ready", () -> Files.exists(ready));
      assertThat(StayReasons.patiently(orphan.pid()))
          .extracting(StayReason::word)
          .isEqualTo("shared-all");
      Files.createFile(go);
      assertThat(StayReasons.patiently(orphan.pid())).isNull();
    }
  }
}
