package dev.roost.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DelayedLinkTest {
  private static final Duration DELAY = Duration.ofMillis(40);
  private static final byte[] MUCH = new byte[6_000_000];

  static {
    new Random(1).nextBytes(MUCH);
  }

  /** Answers one connection with what it says, once that has said everything. */
  private static void echo(ServerSocket server) {
    try (Socket peer = server.accept()) {
      peer.getOutputStream().write(peer.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void carriesEverythingInOrderAndLateAndTheEndToo() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DelayedLink link = DelayedLink.to(address(server), DELAY, new Random(7))) {
      Thread far = Thread.ofPlatform().name("echo").start(() -> echo(server));
      long begin = System.nanoTime();
      try (Socket near = new Socket(link.address().host(), link.address().port())) {
        near.getOutputStream().write(MUCH);
        near.shutdownOutput();
        assertThat(near.getInputStream().readAllBytes()).isEqualTo(MUCH);
      }
      // Half of the delay is the least, there and back.
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(DELAY);
      far.join();
    }
  }

  @Test
  void endsConnectionsToWhereNobodyListens() throws Exception {
    EngineControl.Address gone;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone = address(server);
    }
    try (DelayedLink link = DelayedLink.to(gone, DELAY, new Random(7));
        Socket near = new Socket(link.address().host(), link.address().port())) {
      assertThat(near.getInputStream().read()).isEqualTo(-1);
    }
  }

  private static EngineControl.Address address(ServerSocket server) {
    return new EngineControl.Address("far", "127.0.0.1", server.getLocalPort());
  }
}
