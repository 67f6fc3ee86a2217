package dev.roost.node.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.testkit.Await;
import dev.roost.trust.EnrollmentRequest;
import dev.roost.trust.Membership;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path directory;
  private final HandClock clock = new HandClock();
  private TestNode attic;
  private TestNode kitchen;

  @BeforeEach
  void start() throws IOException {
    attic = new TestNode(directory.resolve("attic"), "attic", clock, Candidate.CODE_LIFE);
    kitchen = new TestNode(directory.resolve("kitchen"), "kitchen", clock, Candidate.CODE_LIFE);
  }

  @AfterEach
  void stop() throws IOException {
    attic.close();
    kitchen.close();
  }

  private Acceptance begin(TestNode from, TestNode to) throws IOException {
    return Acceptance.begin(from.self, to.address(), to.self.id(), clock, RANDOM);
  }

  /** What is read from the screen; the acceptance has begun, so it is on its way there. */
  private static PairingCode onScreen(TestNode node) throws Exception {
    String sentence =
        Await.value(
            "a code on the screen",
            PATIENCE,
            () -> Optional.of(node.screen("pairing")).filter(text -> !text.isEmpty()));
    assertThat(sentence).contains("takes this node into the cluster");
    return PairingCode.read(sentence.replaceFirst(".* ", ""));
  }

  private static void noCodeOn(TestNode node) {
    Await.until("no code on the screen", PATIENCE, () -> node.screen("pairing").isEmpty());
  }

  @Test
  void whoReadsTheCodeOffTheScreenTakesTheNodeIn() throws Exception {
    try (Acceptance acceptance = begin(attic, kitchen)) {
      PairingCode code = onScreen(kitchen);
      assertThat(code.string()).isEqualTo(acceptance.string());
      acceptance.admit(code, attic.admitting);
    }

    assertThat(kitchen.credentials().nodeId()).isEqualTo("kitchen");
    assertThat(kitchen.credentials().identities().getLast().authority())
        .isEqualTo(attic.credentials().identities().getLast().authority());
    assertThat(Brokers.read(kitchen.self.brokersFile(), "attic"))
        .isEqualTo(Brokers.read(attic.self.brokersFile(), "attic"))
        .hasValueSatisfying(
            brokers -> {
              assertThat(brokers.founder()).isEqualTo("attic");
              assertThat(brokers.list())
                  .containsExactly("ssl://attic.local:8883", "ssl://kitchen.local:8883");
            });
    noCodeOn(kitchen);
    assertThat(attic.self.waits()).isFalse();
  }

  @Test
  void codesDifferWhenSomebodyIsInBetween() throws Exception {
    try (TestNode between =
            new TestNode(directory.resolve("between"), "kitchen", clock, Candidate.CODE_LIFE);
        Acceptance victim = begin(attic, between);
        Acceptance relayed = begin(between, kitchen)) {
      PairingCode shown = onScreen(kitchen);
      assertThat(shown.string()).isEqualTo(relayed.string()).isNotEqualTo(victim.string());
      assertThatThrownBy(() -> victim.admit(shown, attic.admitting))
          .hasMessageContaining("somebody is in between; nobody was admitted");
    }
    assertThat(attic.self.isAlone()).isTrue();
    assertThat(kitchen.credentials().cluster()).isEqualTo("kitchen");
  }

  @Test
  void aNodeIsNotTakenByWhoDoesNotSeeItsScreen() throws Exception {
    for (int attempt = 0; attempt < 5; attempt++) {
      try (Acceptance stranger = begin(attic, kitchen)) {
        PairingCode code = onScreen(kitchen);
        String guess = code.secret().equals("0000") ? "0001" : "0000";
        assertThatThrownBy(
                () -> stranger.admit(new PairingCode(code.string(), guess), attic.admitting))
            .hasMessage("the code is not the one on the screen of kitchen");
      }
      noCodeOn(kitchen);
    }
    assertThatThrownBy(() -> begin(attic, kitchen))
        .hasMessageContaining("pairs no more until it is started again");
    assertThat(attic.self.isAlone()).isTrue();
  }

  @Test
  void oneAtATimeAndTheCodeGoesWithTheConversation() throws Exception {
    try (Acceptance first = begin(attic, kitchen)) {
      onScreen(kitchen);
      assertThatThrownBy(() -> begin(attic, kitchen))
          .hasMessageContaining("is pairing with another node");
      assertThat(first.until()).isEqualTo(clock.instant().plus(Candidate.CODE_LIFE));
    }
    noCodeOn(kitchen);
    begin(attic, kitchen).close();
  }

  @Test
  void theCodeIsTakenBackWhenItsTimeIsOver() throws Exception {
    try (TestNode hasty =
            new TestNode(directory.resolve("hasty"), "hasty", clock, Duration.ofSeconds(1));
        Acceptance late = begin(attic, hasty)) {
      PairingCode code = onScreen(hasty);
      noCodeOn(hasty);
      assertThatThrownBy(() -> late.admit(code, attic.admitting)).isInstanceOf(IOException.class);
      assertThat(hasty.credentials().cluster()).isEqualTo("hasty");
    }
  }

  @Test
  void aNodeWithAnotherMemberDoesNotWait() {
    kitchen.present.add("cellar");
    assertThatThrownBy(() -> begin(attic, kitchen)).hasMessageContaining("does not wait");
  }

  @Test
  void certificatesOfAnotherAuthorityThanWasAgreedUponAreNotTaken() throws IOException {
    Message admitted =
        attic.admitting.admit(EnrollmentRequest.of(kitchen.credentials()), "ssl://k.local:8883");
    assertThatThrownBy(
            () -> kitchen.adoption.adopt(admitted, "attic", kitchen.self.authorities(), () -> {}))
        .hasMessageContaining("another authority than was agreed upon");
    assertThat(Membership.fingerprint(kitchen.self.authorities()))
        .isNotEqualTo(Membership.fingerprint(attic.self.authorities()));
  }
}
