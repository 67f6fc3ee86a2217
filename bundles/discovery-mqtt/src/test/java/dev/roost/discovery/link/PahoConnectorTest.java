package dev.roost.discovery.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.discovery.internal.Tls;
import dev.roost.trust.ClusterAuthority;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PahoConnectorTest {

  @TempDir Path root;

  private SSLContext tls() throws IOException {
    ClusterAuthority.create(root.resolve("ca"), "barn")
        .issue("node-1", root.resolve("keys"), List.of());
    return Tls.context(NodeCredentials.load(root.resolve("keys")), null);
  }

  @Test
  void leavesNothingWhenTheBrokerDoesNotShakeHands() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      assertFails(tls(), silent.getLocalPort());
    }
  }

  @Test
  void leavesNothingWhenTheBrokerDoesNotAnswerToConnect() throws Exception {
    SSLContext tls = tls();
    try (SSLServerSocket silent =
        (SSLServerSocket)
            tls.getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Integer> ended = new CompletableFuture<>();
      Thread server =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Socket client = silent.accept()) {
                      // Reads CONNECT and whatever follows, and says nothing.
                      ended.complete(
                          (int)
                              client.getInputStream().transferTo(OutputStream.nullOutputStream()));
                    } catch (IOException e) {
                      ended.complete(-1);
                    }
                  });
      assertFails(tls, silent.getLocalPort());
      server.join(Duration.ofSeconds(10));
      assertThat(ended).as("the connection is closed").isCompleted();
    }
  }

  @Test
  void saysWhichBrokerRefuses() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    SSLContext tls = tls();

    assertThatThrownBy(() -> open(tls, port))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("ssl://127.0.0.1:" + port + ": Connection refused");
  }

  private static void assertFails(SSLContext tls, int port) throws InterruptedException {
    assertThatThrownBy(() -> open(tls, port)).isInstanceOf(IOException.class);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("MQTT")) {
        assertThat(thread.join(Duration.ofSeconds(5))).as("%s ends", thread).isTrue();
      }
    }
  }

  private static MqttLink open(SSLContext tls, int port) throws IOException {
    return new PahoConnector(tls, PahoConnector.HostNames.ANY, PahoConnector.Login.NONE)
        .open(
            URI.create("ssl://127.0.0.1:" + port),
            "roost-node-1",
            new MqttLink.Message("roost/1/barn/node/node-1/status", new byte[0], 1, true, 0),
            new MqttLink.Listener() {
              @Override
              public void arrived(String topic, byte[] payload) {}

              @Override
              public void sent() {}

              @Override
              public void lost(String reason) {}
            });
  }
}
