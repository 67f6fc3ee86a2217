package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcIoTest {

  @Test
  void countsReadsAndTheirBytes() throws IOException {
    int self = (int) ProcessHandle.current().pid();
    byte[] buffer = new byte[4096];
    ProcIo before = ProcIo.read(self);
    try (InputStream zeros = Files.newInputStream(Path.of("/dev/zero"))) {
      for (int i = 0; i < 1000; i++) {
        assertThat(zeros.read(buffer)).isEqualTo(buffer.length);
      }
    }
    ProcIo after = ProcIo.read(self);

    assertThat(after.calls() - before.calls()).isGreaterThanOrEqualTo(1000);
    assertThat(after.bytes() - before.bytes()).isGreaterThanOrEqualTo(1000 * 4096);
  }
}
