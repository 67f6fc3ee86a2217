package dev.roost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roost.wire.Frame;
import dev.roost.wire.FrameCodec;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecureConnectionTest {

  @TempDir Path dir;
  private Pair pair;
  private Tap tap;
  private SecureConnection near;
  private SecureConnection far;

  @BeforeEach
  void connect() throws IOException {
    pair = new Pair(dir);
    tap = new Tap(pair.listener.port());
    near = pair.connect(tap.port());
    far = pair.listener.accept();
  }

  @AfterEach
  void close() throws IOException {
    near.close();
    far.close();
    tap.close();
    pair.close();
  }

  @Test
  void aFrameSentInTwoPartsArrivesAsOne() throws Exception {
    byte[] large = new byte[100_000];
    new Random(2).nextBytes(large);
    byte[] head = {1, 2, 3, 4};
    var sending =
        async(
            () -> {
              near.send(7, head, 3, large, 5, large.length - 5);
              near.send(8, head, 2, large, 0, 1);
            });
    byte[] first = far.receive().payload();
    byte[] second = far.receive().payload();
    sending.join();

    assertThat(Arrays.copyOf(first, 3)).containsExactly(1, 2, 3);
    assertThat(Arrays.copyOfRange(first, 3, first.length))
        .isEqualTo(Arrays.copyOfRange(large, 5, large.length));
    assertThat(second).containsExactly(1, 2, large[0]);
  }

  @Test
  void carriesEmptyAndLargestFrames() throws Exception {
    byte[] largest = new byte[FrameCodec.MAX_PAYLOAD_BYTES];
    new Random(1).nextBytes(largest);
    var sending =
        async(
            () -> {
              near.send(0, new byte[0]);
              near.send(65534, largest);
              near.send(3, largest, 5, 2);
            });
    assertThat(far.receive().payload()).isEmpty();
    Frame second = far.receive();
    assertThat(second.type()).isEqualTo(65534);
    assertThat(second.payload()).isEqualTo(largest);
    assertThat(far.receive().payload()).containsExactly(largest[5], largest[6]);
    sending.get(20, TimeUnit.SECONDS);
    assertThat(near.bytesSent())
        .isEqualTo(3 * 8 + largest.length + 2)
        .isEqualTo(far.bytesReceived());
  }

  @Test
  void manyThreadsSendWhileBothSidesReceive() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("SecureConnectionTest seed " + seed);
    var work =
        CompletableFuture.allOf(
            sendAll(near, 0, seed),
            sendAll(near, 1, seed),
            sendAll(near, 2, seed),
            sendAll(far, 0, seed),
            sendAll(far, 1, seed),
            sendAll(far, 2, seed),
            receiveAll(near, seed),
            receiveAll(far, seed));
    work.get(40, TimeUnit.SECONDS);
  }

  @Test
  void orderlyEndIsEof() throws IOException {
    near.send(1, new byte[] {5});
    near.close();
    assertThat(far.receive().payload()).containsExactly(5);
    assertThatThrownBy(far::receive)
        .isInstanceOf(EOFException.class)
        .hasMessage("near closed the connection");
  }

  @Test
  void streamCutWithinAFrameIsEofThatSaysSo() throws Exception {
    tap.cutAfter(100_000);
    var sending = async(() -> near.send(1, new byte[400_000]));
    assertThatThrownBy(far::receive)
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("truncated by near");
    near.close();
    assertThat(catchThrowable(() -> sending.get(20, TimeUnit.SECONDS)))
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(),
            failed -> assertThat(failed).hasCauseInstanceOf(IOException.class));
  }

  @Test
  void streamCutBetweenFramesIsNotAnOrderlyEnd() {
    tap.cutAfter(0);
    assertThatThrownBy(
            () -> {
              near.send(1, new byte[1]);
              far.receive();
            })
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("truncated by near or on the way");
  }

  @Test
  void timeoutLosesNothing() throws Exception {
    far.readTimeout(Duration.ofMillis(50));
    assertThatThrownBy(far::receive).isInstanceOf(SocketTimeoutException.class);
    // Half of a frame is there when the next timeout strikes.
    near.send(9, new byte[300_000]);
    Frame frame = receiveDespiteTimeouts();
    assertThat(frame.type()).isEqualTo(9);
    assertThat(frame.payload()).hasSize(300_000);
    far.readTimeout(Duration.ZERO);
    near.send(10, new byte[0]);
    assertThat(far.receive().type()).isEqualTo(10);
  }

  @Test
  void closeUnblocksReceive() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    var receiving =
        async(
            () -> {
              begun.countDown();
              far.receive();
            });
    begun.await();
    far.close();
    assertThatThrownBy(() -> receiving.get(5, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(SocketException.class)
        .hasMessage("connection with near was closed here");
  }

  @Test
  void closeUnblocksSendThatThePeerNeverReads() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    var sending =
        async(
            () -> {
              begun.countDown();
              for (; ; ) {
                near.send(1, new byte[1 << 20]);
              }
            });
    begun.await();
    awaitNoProgress();
    long before = System.nanoTime();
    near.close();
    assertThatThrownBy(() -> sending.get(5, TimeUnit.SECONDS))
        .cause()
        .hasMessage("connection with far was closed here");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void closedConnectionSaysSo() throws IOException {
    near.close();
    near.close();
    assertThatThrownBy(() -> near.send(1, new byte[0]))
        .hasMessage("connection with far was closed here");
    assertThatThrownBy(near::receive).hasMessage("connection with far was closed here");
  }

  @Test
  void closedListenerUnblocksAccept() throws Exception {
    var accepting = async(() -> pair.listener.accept());
    pair.listener.close();
    assertThatThrownBy(() -> accepting.get(5, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(SocketException.class)
        .hasMessageEndingWith("is closed");
  }

  /** Sent bytes stand still for 300 ms: the socket buffers are full. */
  private void awaitNoProgress() throws InterruptedException {
    long last = -1;
    CountDownLatch never = new CountDownLatch(1);
    while (near.bytesSent() != last) {
      last = near.bytesSent();
      assertThat(never.await(300, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private Frame receiveDespiteTimeouts() throws IOException {
    for (; ; ) {
      try {
        return far.receive();
      } catch (SocketTimeoutException e) {
        // That is the point: the next call goes on.
        continue;
      }
    }
  }

  private static CompletableFuture<Void> sendAll(SecureConnection to, int type, long seed) {
    return async(
        () -> {
          Random random = new Random(seed + type);
          for (int i = 0; i < 200; i++) {
            byte[] payload = new byte[random.nextInt(60_000)];
            random.nextBytes(payload);
            to.send(type, payload);
          }
        });
  }

  private static CompletableFuture<Void> receiveAll(SecureConnection from, long seed) {
    return async(
        () -> {
          Random[] expected = {new Random(seed), new Random(seed + 1), new Random(seed + 2)};
          for (int i = 0; i < 600; i++) {
            Frame frame = from.receive();
            byte[] payload = new byte[expected[frame.type()].nextInt(60_000)];
            expected[frame.type()].nextBytes(payload);
            assertThat(frame.payload()).as("seed %d frame %d", seed, i).isEqualTo(payload);
          }
        });
  }

  private interface Work {
    void run() throws Exception;
  }

  private static CompletableFuture<Void> async(Work work) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                work.run();
                result.complete(null);
              } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }
}
