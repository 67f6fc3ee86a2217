package dev.roost.engine.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BodyEndTest {
  @Test
  void peopleCanTellAKillFromTooLittleMemory() throws IOException {
    assertThat(BodyEnd.of(0).reason("n2")).isEqualTo("its body was killed on n2");
    assertThat(BodyEnd.of(1).reason("n2"))
        .isEqualTo("its body ran out of the memory that n2 gives");
  }

  @Test
  void anEndThatNobodyKnowsIsRefused() {
    assertThatIOException().isThrownBy(() -> BodyEnd.of(2)).withMessageContaining("unknown end");
  }
}
