package dev.roost.engine.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.engine.model.Parting;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartingCodecTest {

  private static byte[] info(int signal) {
    byte[] info = new byte[128];
    info[0] = (byte) signal;
    info[127] = 7;
    return info;
  }

  @Test
  void makesTheRoundTrip() throws WireException {
    Parting parting = new Parting(-1L, 1L << 63, List.of(info(64), info(10)), List.of(info(1)));
    Parting read = PartingCodec.read(new WireReader(PartingCodec.write(parting).toByteArray()));
    assertThat(read.signalMask()).isEqualTo(-1L);
    assertThat(read.ignored()).isEqualTo(1L << 63);
    assertThat(read.pending()).containsExactly(info(64), info(10));
    assertThat(read.ownPending()).containsExactly(info(1));
  }

  @Test
  void refusesWhatIsCutOrLeftOverAndSignalsThatThereAreNot() {
    byte[] right = PartingCodec.write(new Parting(0, 0, List.of(info(9)), List.of())).toByteArray();
    for (int length = 0; length < right.length; length++) {
      byte[] cut = Arrays.copyOf(right, length);
      assertThatThrownBy(() -> PartingCodec.read(new WireReader(cut)))
          .isInstanceOf(WireException.class);
    }
    byte[] longer = Arrays.copyOf(right, right.length + 1);
    assertThatThrownBy(() -> PartingCodec.read(new WireReader(longer)))
        .isInstanceOf(WireException.class);
    for (int wrong : new int[] {0, 65}) {
      Parting parting = new Parting(0, 0, List.of(info(wrong)), List.of());
      byte[] bytes = PartingCodec.write(parting).toByteArray();
      assertThatThrownBy(() -> PartingCodec.read(new WireReader(bytes)))
          .isInstanceOf(WireException.class)
          .hasMessageContaining("signal " + wrong);
    }
  }
}
