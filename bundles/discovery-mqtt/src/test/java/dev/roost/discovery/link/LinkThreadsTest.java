package dev.roost.discovery.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LinkThreadsTest {
  private final LinkThreads threads = new LinkThreads();

  /** As Paho's sender: told to end before it waits, and never again. */
  private static Thread waiter(CountDownLatch waits) {
    Object queue = new Object();
    return new Thread(
        () -> {
          synchronized (queue) {
            waits.countDown();
            try {
              while (true) {
                queue.wait();
              }
            } catch (InterruptedException e) {
              // It looks again, and ends.
            }
          }
        });
  }

  @Test
  void whoMissedItsEndIsWoken() throws Exception {
    CountDownLatch waits = new CountDownLatch(2);
    Thread own =
        threads.call(
            () -> {
              Thread thread = waiter(waits);
              thread.start();
              return thread;
            });
    Thread other = waiter(waits);
    other.start();
    waits.await();

    threads.end();

    assertThat(own.join(Duration.ofSeconds(20))).isTrue();
    assertThat(other.join(Duration.ofMillis(200))).as("somebody else's").isFalse();
    other.interrupt();
    assertThat(other.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void whatFailsIsTold() {
    assertThatThrownBy(
            () ->
                threads.call(
                    () -> {
                      throw new IllegalArgumentException("no address");
                    }))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no address");
  }
}
