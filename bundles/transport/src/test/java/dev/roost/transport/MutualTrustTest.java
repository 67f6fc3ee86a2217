package dev.roost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.trust.ClusterAuthority;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MutualTrustTest {

  @TempDir Path dir;
  private Pair pair;

  @BeforeEach
  void listen() throws IOException {
    pair = new Pair(dir);
  }

  @AfterEach
  void stop() throws IOException {
    pair.close();
  }

  @Test
  void bothSidesLearnWhoTheOtherIs() throws IOException {
    try (SecureConnection near = pair.connect();
        SecureConnection far = pair.listener.accept()) {
      assertThat(near.peer()).isEqualTo("far");
      assertThat(far.peer()).isEqualTo("near");
      assertThat(near.cipher()).isEqualTo("TLSv1.3 TLS_AES_256_GCM_SHA384");
      assertThat(far.cipher()).isEqualTo(near.cipher());
    }
  }

  @Test
  void rehearsesWithItselfAndLeavesNoListener() throws Exception {
    Set<Thread> before = listeners();
    pair.near.rehearse();

    for (Thread thread : listeners()) {
      assertThat(before.contains(thread) || thread.join(Pair.PATIENCE))
          .as("%s is of before or ends", thread)
          .isTrue();
    }
  }

  private static Set<Thread> listeners() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("roost-accept-"))
        .collect(Collectors.toSet());
  }

  @Test
  void exchangesKeysByTheHybridGroup() throws IOException {
    try (Tap tap = new Tap(pair.listener.port());
        SecureConnection near = pair.connect(tap.port());
        SecureConnection far = pair.listener.accept()) {
      assertThat(near.peer() + far.peer()).isEqualTo("farnear");
      // ServerHello: extension key_share (51), length, group X25519MLKEM768 (0x11ec), 1120 bytes.
      assertThat(HexFormat.of().formatHex(tap.answers()))
          .contains("0033" + "0464" + "11ec" + "0460");
    }
  }

  @Test
  void refusesClientWithoutCertificate() throws Exception {
    Strangers.handshake(pair.listener.port(), null);
    assertThat(pair.refusal())
        .startsWith("client /127.0.0.1:")
        .endsWith("it shows no certificate; every node needs one of this cluster's authority");
    assertStillListening();
  }

  @Test
  void refusesClientOfAForeignAuthority() throws Exception {
    Strangers.handshake(pair.listener.port(), foreign("near"));
    assertThat(pair.refusal())
        .contains("UNKNOWN_AUTHORITY: certificate of O=nest,CN=near is not from our authority");
    assertStillListening();
  }

  @Test
  void acceptsTheSameKeysOverTheJdksOwnTls() throws Exception {
    Strangers.handshake(pair.listener.port(), pair.nearKeys);
    try (SecureConnection far = pair.listener.accept()) {
      assertThat(far.peer()).isEqualTo("near");
    }
  }

  @Test
  void refusesServerOfAForeignAuthority() throws IOException {
    SecureEndpoint stranger = new SecureEndpoint(foreign("near"));
    int port = pair.listener.port();
    assertThatThrownBy(() -> stranger.connect("127.0.0.1", port, "far", Pair.PATIENCE))
        .isInstanceOf(SSLPeerUnverifiedException.class)
        .hasMessageStartingWith("node far at 127.0.0.1:" + port + ": UNKNOWN_AUTHORITY: ");
  }

  @Test
  void refusesAnotherNodeThanTheExpectedOne() {
    int port = pair.listener.port();
    assertThatThrownBy(() -> pair.near.connect("127.0.0.1", port, "third", Pair.PATIENCE))
        .isInstanceOf(SSLPeerUnverifiedException.class)
        .hasMessage(
            "node third at 127.0.0.1:" + port + ": it proved to be node far, expected third");
  }

  @Test
  void tellsTheClientThatItWasNotAccepted() throws Exception {
    Strangers.Answer answer = Strangers.handshake(pair.listener.port(), foreign("near"));
    assertThat(answer.firstByteOrAlert()).contains("certificate");
  }

  @Test
  void silentAndTalkativeStrangersDelayNobody() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (Socket silent = new Socket(loopback, pair.listener.port());
        Socket talkative = new Socket(loopback, pair.listener.port())) {
      talkative.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
      assertThat(pair.refusal()).startsWith("client /127.0.0.1:" + talkative.getLocalPort());
      assertStillListening();
      assertThat(silent.isClosed()).isFalse();
    }
  }

  @Test
  void givesUpOnAServerThatNeverAnswers() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = mute.getLocalPort();
      Duration limit = Duration.ofMillis(200);
      assertThatThrownBy(() -> pair.near.connect("127.0.0.1", port, "far", limit))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessage("no answer of node far at 127.0.0.1:" + port + " in 200 ms");
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    pair.close();
    assertThatThrownBy(() -> pair.connect())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("node far at 127.0.0.1")
        .hasMessageContaining("refused");
  }

  private void assertStillListening() throws IOException {
    try (SecureConnection near = pair.connect();
        SecureConnection far = pair.listener.accept()) {
      near.send(7, new byte[] {1});
      assertThat(far.receive().type()).isEqualTo(7);
    }
  }

  private NodeCredentials foreign(String node) throws IOException {
    Path other = dir.resolve("other");
    return Pair.keys(ClusterAuthority.create(other.resolve("ca"), "nest"), other, node);
  }
}
