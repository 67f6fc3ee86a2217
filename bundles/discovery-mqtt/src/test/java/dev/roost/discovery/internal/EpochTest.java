package dev.roost.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochTest {

  @TempDir Path state;

  @Test
  void growsThoughTheClockIsSetBack() throws Exception {
    long first = Epoch.next(state, 1_000_000_000).value();

    assertThat(Epoch.next(state, 5_000).value()).isEqualTo(first + 1);
  }

  @Test
  void growsThoughTheFileIsLost() throws Exception {
    long first = Epoch.next(state, 1_000_000_000).value();
    Files.delete(state.resolve("epoch"));

    assertThat(Epoch.next(state, 1_000_002_000).value()).isGreaterThan(first);
  }

  @Test
  void survivesAFileThatHoldsNonsense() throws Exception {
    Files.writeString(state.resolve("epoch"), "tomorrow");

    assertThat(Epoch.next(state, 9_000).value()).isEqualTo(9);
  }

  @Test
  void remembersThatItWentBeyondAnother() throws Exception {
    Epoch.next(state, 9_000).goBeyond(100);

    assertThat(Epoch.next(state, 9_000).value()).isEqualTo(102);
  }
}
