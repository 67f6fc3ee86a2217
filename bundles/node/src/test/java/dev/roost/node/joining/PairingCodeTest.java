package dev.roost.node.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairingCodeTest {

  @Test
  void readsItHoweverItIsTyped() {
    PairingCode code = new PairingCode("004211", "0973");
    for (String typed : List.of("004211-0973", "0042110973", " 004211 - 0973 ")) {
      assertThat(PairingCode.read(typed)).isEqualTo(code);
    }
    assertThat(code).hasToString("004211-0973");
  }

  @Test
  void sixDigitsAloneAreNotEnough() {
    for (String typed : List.of("004211", "004211-097", "004211-09731", "abcdef-0973", "")) {
      assertThatThrownBy(() -> PairingCode.read(typed)).hasMessageContaining("all ten digits");
    }
  }

  @Test
  void theStringHasSixDigitsAndFollowsEveryBitOfTheConversation() {
    Set<String> strings = new HashSet<>();
    byte[] transcript = new byte[32];
    strings.add(PairingCode.string(transcript));
    for (int bit = 0; bit < 256; bit++) {
      byte[] other = transcript.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      strings.add(PairingCode.string(other));
    }
    assertThat(strings).allMatch(string -> string.matches("\\d{6}"));
    assertThat(strings).hasSizeGreaterThan(250);
  }

  @Test
  void theStringIsSpreadOverAllOfAMillion() {
    List<Integer> tenths = new ArrayList<>(Collections.nCopies(10, 0));
    for (int i = 0; i < 10_000; i++) {
      String string = PairingCode.string(ByteBuffer.allocate(4).putInt(i).array());
      int tenth = string.charAt(0) - '0';
      tenths.set(tenth, tenths.get(tenth) + 1);
    }
    assertThat(tenths).allMatch(count -> count > 850 && count < 1_150);
  }

  @Test
  void aCommitmentHoldsForOneNonceInOneConversation() {
    byte[] nonce = new byte[PairingCode.NONCE];
    byte[] other = nonce.clone();
    other[31] = 1;
    byte[] commitment = PairingCode.commitment(nonce, nonce);
    assertThat(PairingCode.commitment(nonce, other)).isNotEqualTo(commitment);
    assertThat(PairingCode.commitment(other, nonce)).isNotEqualTo(commitment);
  }
}
