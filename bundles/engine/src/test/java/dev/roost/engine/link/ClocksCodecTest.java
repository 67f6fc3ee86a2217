package dev.roost.engine.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roost.engine.model.ClockPair;
import dev.roost.engine.model.HomeClocks;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClocksCodecTest {
  private static final HomeClocks CLOCKS =
      new HomeClocks("3f1c", new ClockPair(Long.MIN_VALUE, 1_000_000_000_001L));

  @Test
  void comesBackAsItWas() throws WireException {
    WireWriter out = new WireWriter();
    ClocksCodec.write(out, CLOCKS);
    WireReader in = new WireReader(out.toByteArray());
    assertThat(ClocksCodec.read(in)).isEqualTo(CLOCKS);
    in.expectEnd("OFFER");
  }

  @Test
  void refusesWhatIsCutOff() {
    WireWriter out = new WireWriter();
    ClocksCodec.write(out, CLOCKS);
    byte[] whole = out.toByteArray();
    for (int length = 0; length < whole.length; length++) {
      WireReader in = new WireReader(Arrays.copyOf(whole, length));
      assertThatExceptionOfType(WireException.class).isThrownBy(() -> ClocksCodec.read(in));
    }
  }
}
