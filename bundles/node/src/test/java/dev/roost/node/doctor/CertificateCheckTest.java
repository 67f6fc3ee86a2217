package dev.roost.node.doctor;

import static dev.roost.api.CheckView.State.GOOD;
import static dev.roost.api.CheckView.State.WARNING;
import static dev.roost.api.CheckView.State.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.CheckView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of 100 days that the JDK's keytool made, looked at from other days. */
class CertificateCheckTest {
  @TempDir private Path keys;
  private final Instant now = Instant.now();

  @BeforeEach
  void make() throws IOException, InterruptedException {
    Path store = keys.resolve("store");
    keytool(
        store, "-genkeypair", "-keyalg", "Ed25519", "-dname", "CN=n1,O=barn", "-validity", "100");
    keytool(store, "-exportcert", "-rfc", "-file", keys.resolve("node.crt.pem").toString());
    Files.copy(keys.resolve("node.crt.pem"), keys.resolve("ca.crt.pem"));
  }

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    Tool tool = new Tool(Path.of(System.getProperty("java.home"), "bin/keytool"));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of("-alias", "n1", "-keystore", store.toString(), "-storepass", "only-for-a-test"));
    Tool.Answer said = tool.ask(all.toArray(String[]::new));
    assertThat(said.status()).as(said.toString()).isZero();
  }

  private List<CheckView> after(Duration time) throws IOException {
    return new CertificateCheck(keys, Clock.fixed(now.plus(time), ZoneOffset.UTC)).look();
  }

  @Test
  void oneWithMonthsLeftIsGood() throws Exception {
    assertThat(after(Duration.ofDays(1)))
        .allMatch(view -> view.state() == GOOD)
        .extracting(CheckView::sentence)
        .first()
        .isIn("the node's certificate ends in 98 days", "the node's certificate ends in 99 days");
  }

  @Test
  void oneThatEndsSoonIsNamed() throws Exception {
    assertThat(after(Duration.ofDays(50))).allMatch(view -> view.state() == WARNING).hasSize(2);
  }

  @Test
  void oneThatHasEndedIsWrong() throws Exception {
    assertThat(after(Duration.ofDays(101)))
        .allMatch(view -> view.state() == WRONG && view.sentence().contains("ended at"));
  }

  @Test
  void aClockBeforeTheCertificateIsBlamed() throws Exception {
    assertThat(after(Duration.ofDays(-10)))
        .allMatch(view -> view.state() == WRONG && view.advice().startsWith("set the clock"));
  }

  @Test
  void aNodeWithoutCertificateIsToldSo() throws Exception {
    Files.delete(keys.resolve("node.crt.pem"));
    assertThat(after(Duration.ZERO))
        .singleElement()
        .matches(view -> view.sentence().startsWith("there is no certificate"));
  }
}
