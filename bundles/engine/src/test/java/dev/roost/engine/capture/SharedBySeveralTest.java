package dev.roost.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.linux.proc.ProcStat;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
}
