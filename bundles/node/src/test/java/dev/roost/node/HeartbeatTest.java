package dev.roost.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.Discovery;
import dev.roost.api.NodeView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HeartbeatTest {
  @TempDir private Path directory;

  /** A loop that is as quiet as a test says; tells when it was asked ten times. */
  private static final class Loop implements Discovery {
    private final CountDownLatch asked = new CountDownLatch(10);
    private final long quietMs;

    Loop(long quietMs) {
      this.quietMs = quietMs;
    }

    @Override
    public List<NodeView> nodes() {
      return List.of();
    }

    @Override
    public Status status() {
      return new Status(false, "alone");
    }

    @Override
    public long quietMs() {
      asked.countDown();
      return quietMs;
    }
  }

  private long countAfterTenLooks(Loop loop) throws Exception {
    Path file = directory.resolve("alive");
    Heartbeat heartbeat = new Heartbeat(file, Duration.ofMillis(10));
    heartbeat.discovery = loop;
    heartbeat.start();
    assertThat(loop.asked.await(20, TimeUnit.SECONDS)).isTrue();
    heartbeat.stop();
    return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
  }

  @Test
  void countsWhileTheLoopGoesRound() throws Exception {
    assertThat(countAfterTenLooks(new Loop(900))).isGreaterThanOrEqualTo(9);
  }

  @Test
  void standsStillWhenTheLoopIsStuck() throws Exception {
    assertThat(countAfterTenLooks(new Loop(60_000))).isZero();
  }

  @Test
  void anAgentWithoutDiscoveryLives() throws Exception {
    Path file = directory.resolve("alive");
    Heartbeat heartbeat = new Heartbeat(file, Duration.ofMillis(10));
    heartbeat.start();
    while (!Files.exists(file) || Files.readString(file).equals("1\n")) {
      Thread.onSpinWait();
    }
    heartbeat.stop();
  }
}
