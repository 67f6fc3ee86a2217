package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcFdinfoTest {
  @Test
  void readsFlagsAsOctal() throws IOException {
    ProcFdinfo info = ProcFdinfo.read(Samples.PROC, Samples.PID, 1);

    assertThat(info.pos()).isEqualTo(6);
    assertThat(info.flags()).isEqualTo(0100001);
    assertThat(info.mntId()).isEqualTo(27);
    assertThat(info.value("ino")).hasValue("2146408");
    assertThat(info.value("eventfd-count")).isEmpty();
  }

  @Test
  void keepsEveryLineOfAnEpoll() throws IOException {
    assertThat(ProcFdinfo.read(Samples.PROC, Samples.PID, 4).values("tfd"))
        .hasSize(2)
        .allMatch(v -> v.contains("events:"));
  }
}
