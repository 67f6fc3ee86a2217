package dev.roost.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.Discovery;
import dev.roost.api.NodeView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BrokerMarkTest {
  @TempDir private Path directory;

  /** Not connected until it is told; lets a test wait until it was asked. */
  private static final class Broker implements Discovery {
    private final CountDownLatch asked = new CountDownLatch(2);
    private volatile boolean connected;

    @Override
    public List<NodeView> nodes() {
      return List.of();
    }

    @Override
    public Status status() {
      asked.countDown();
      return new Status(connected, connected ? "connected to n1:8883" : "connection refused");
    }

    @Override
    public long quietMs() {
      return 0;
    }
  }

  @Test
  void leavesItsMarkOnceTheBrokerIsReachedAndNotBefore() throws Exception {
    Broker broker = new Broker();
    Path mark = directory.resolve("broker");
    BrokerMark marker = new BrokerMark(broker, mark);
    marker.start();
    assertThat(broker.asked.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(mark).doesNotExist();

    broker.connected = true;
    while (!Files.exists(mark) || Files.size(mark) == 0) {
      Thread.onSpinWait();
    }
    assertThat(mark).hasContent("connected to n1:8883");
    marker.stop();
  }

  @Test
  void doesNothingWhereNobodyWaitsForIt() throws Exception {
    Broker broker = new Broker();
    BrokerMark marker = new BrokerMark(broker, (Path) null);
    marker.start();
    marker.stop();
    assertThat(broker.asked.getCount()).isEqualTo(2);
  }
}
