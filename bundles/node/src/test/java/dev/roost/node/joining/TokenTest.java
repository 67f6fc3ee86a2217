package dev.roost.node.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.joining.Neighbours.Neighbour;
import dev.roost.trust.Membership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
  private static final Duration DAY = Duration.ofHours(24);

  @TempDir private Path directory;
  private final HandClock clock = new HandClock();
  private TestNode attic;
  private TestNode kitchen;

  @BeforeEach
  void start() throws IOException {
    attic = node("attic");
    kitchen = node("kitchen");
  }

  @AfterEach
  void stop() throws IOException {
    attic.close();
    kitchen.close();
  }

  private TestNode node(String name) throws IOException {
    return new TestNode(directory.resolve(name), name, clock, Candidate.CODE_LIFE);
  }

  /** The token is found by DNS-SD here, as each node of the test has another port. */
  private void join(TestNode node, JoinToken token) throws IOException {
    new TokenClient(node.self, node.adoption, new OneNeighbour(attic), clock).join(token);
  }

  private JoinToken token() throws IOException {
    return new JoinToken(
        List.of("127.0.0.99"),
        Membership.fingerprint(attic.self.authorities()),
        attic.tokens.issue(DAY));
  }

  /** A network on which one node is announced. */
  private record OneNeighbour(TestNode node) implements Neighbours {
    @Override
    public void announce(int port, Map<String, String> facts) {}

    @Override
    public List<Neighbour> browse(Predicate<Neighbour> wanted, Duration patience) {
      return List.of(
          new Neighbour(
              node.self.id(),
              List.of("127.0.0.1"),
              node.self.settings().port(),
              "member",
              HexFormat.of().formatHex(Membership.fingerprint(node.self.authorities()))));
    }

    @Override
    public void close() {}
  }

  @Test
  void takesANodeInThatNobodyWatches() throws IOException {
    join(kitchen, token());
    assertThat(kitchen.credentials().cluster()).isEqualTo("attic");
    assertThat(kitchen.credentials().identities()).hasSize(2);
    assertThat(attic.self.isAlone()).isFalse();
  }

  @Test
  void isUsedUpByTheFirst() throws IOException {
    JoinToken token = token();
    join(kitchen, token);
    try (TestNode cellar = node("cellar")) {
      assertThatThrownBy(() -> join(cellar, token))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              "the token is not good: it was used by kitchen before, and each is for one node;"
                  + " roost:token prints another");
      assertThat(cellar.credentials().cluster()).isEqualTo("cellar");
    }
  }

  @Test
  void theNodeThatUsedItMayAskAgainAsTheAnswerMayHaveBeenLost() throws IOException {
    JoinToken token = token();
    Files.delete(directory.resolve("kitchen/alone"));
    assertThatThrownBy(() -> join(kitchen, token)).isInstanceOf(IOException.class);
    Files.createFile(directory.resolve("kitchen/alone"));
    join(kitchen, token);
    assertThat(kitchen.credentials().cluster()).isEqualTo("attic");
  }

  @Test
  void isGoodUntilItsEnd() throws IOException {
    JoinToken token = token();
    clock.pass(DAY.plusSeconds(1));
    assertThatThrownBy(() -> join(kitchen, token))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("it was good until ");
    assertThat(attic.self.isAlone()).isTrue();
  }

  @Test
  void outlivesARestart() throws IOException {
    JoinToken token = token();
    attic.close();
    attic = attic.restarted();
    join(kitchen, token);
    assertThat(kitchen.credentials().cluster()).isEqualTo("attic");
  }

  @Test
  void aSecretThatThisNodeNeverIssuedIsNone() throws IOException {
    JoinToken issued = token();
    JoinToken guessed = new JoinToken(issued.addresses(), issued.fingerprint(), new byte[16]);
    assertThatThrownBy(() -> join(kitchen, guessed))
        .hasMessageContaining("not issued by this node");
  }

  @Test
  void anotherClusterAtTheAddressIsNotAskedForAnything() throws IOException {
    JoinToken token = token();
    JoinToken other = new JoinToken(token.addresses(), new byte[16], token.secret());
    assertThatThrownBy(() -> join(kitchen, other))
        .isNotInstanceOf(RefusedException.class)
        .hasMessageContaining("the node that issued the token is not reached");
  }

  @Test
  void aNameThatIsThereAlreadyIsRefusedAndTheTokenStaysGood() throws IOException {
    JoinToken token = token();
    attic.present.add("kitchen");
    assertThatThrownBy(() -> join(kitchen, token))
        .hasMessageContaining("has a node kitchen already");
    try (TestNode cellar = node("cellar")) {
      join(cellar, token);
      assertThat(cellar.credentials().cluster()).isEqualTo("attic");
    }
  }

  @Test
  void aNodeWithoutTheAuthoritySaysWhoHasIt() throws IOException {
    join(kitchen, token());
    assertThatThrownBy(kitchen.admitting::requireAuthority)
        .hasMessageContaining("does not hold the authority");
  }
}
