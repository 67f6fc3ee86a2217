package dev.roost.node.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JoinTokenTest {
  private static final byte[] FINGERPRINT = "0123456789abcdef".getBytes();
  private static final byte[] SECRET = "fedcba9876543210".getBytes();
  private static final JoinToken TOKEN =
      new JoinToken(List.of("attic.local", "192.168.1.20"), FINGERPRINT, SECRET);

  @Test
  void isOneLineAndReadsAsItWasWritten() {
    assertThat(TOKEN.line()).matches("attic\\.local,192\\.168\\.1\\.20/[A-Za-z0-9_-]{48}");
    JoinToken read = JoinToken.read(" " + TOKEN.line() + "\n");
    assertThat(read.addresses()).containsExactly("attic.local", "192.168.1.20");
    assertThat(read.fingerprint()).isEqualTo(FINGERPRINT);
    assertThat(read.secret()).isEqualTo(SECRET);
  }

  @Test
  void oneWrongCharacterIsNoticed() {
    String line = TOKEN.line();
    int code = line.indexOf('/') + 1;
    for (int i = code; i < line.length(); i++) {
      String wrong =
          line.substring(0, i) + (line.charAt(i) == 'A' ? 'B' : 'A') + line.substring(i + 1);
      assertThatThrownBy(() -> JoinToken.read(wrong))
          .hasMessageContaining("a character is another");
    }
  }

  @Test
  void whatIsNoTokenIsToldWhatItMustBe() {
    for (String line : List.of("", "attic.local", "/" + "A".repeat(48), "a b/" + "A".repeat(48))) {
      assertThatThrownBy(() -> JoinToken.read(line))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("take the whole line that roost:token prints");
    }
  }

  @Test
  void theProofIsForOneConnectionAndOneRequest() {
    byte[] here = JoinToken.proof(SECRET, new byte[32], List.of(FINGERPRINT));
    assertThat(JoinToken.proof(SECRET, new byte[32], List.of(FINGERPRINT))).isEqualTo(here);
    assertThat(JoinToken.proof(SECRET, new byte[31], List.of(FINGERPRINT))).isNotEqualTo(here);
    assertThat(JoinToken.proof(SECRET, new byte[32], List.of(SECRET))).isNotEqualTo(here);
    assertThat(JoinToken.proof(FINGERPRINT, new byte[32], List.of(FINGERPRINT))).isNotEqualTo(here);
  }

  @Test
  void showsNoSecret() {
    assertThat(TOKEN).hasToString("token of attic.local,192.168.1.20");
  }
}
