package dev.roost.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalDescriptorsTest {
  private static final String HEAD = "pos:\t0\nflags:\t02\nmnt_id:\t15\nino:\t1062\n";

  @TempDir private Path proc;

  @BeforeEach
  void makeDirectories() throws IOException {
    Files.createDirectories(proc.resolve("7/fd"));
    Files.createDirectories(proc.resolve("7/fdinfo"));
  }

  private void descriptor(int fd, String target, String info) throws IOException {
    Files.createSymbolicLink(proc.resolve("7/fd/" + fd), Path.of(target));
    Files.writeString(proc.resolve("7/fdinfo/" + fd), HEAD + info);
  }

  @Test
  void readWhatAnyOfThemReads() throws IOException {
    descriptor(0, "/dev/null", "");
    descriptor(4, "anon_inode:[signalfd]", "sigmask:\t0000000000000200\n");
    descriptor(5, "anon_inode:[eventfd]", "eventfd-count:                0\n");
    descriptor(9, "anon_inode:[signalfd]", "sigmask:\t8000000000400000\n");

    // SIGUSR1 and SIGURG and the last real-time signal
    assertThat(SignalDescriptors.of(proc, 7)).isEqualTo(1L << 9 | 1L << 22 | 1L << 63);
  }

  @Test
  void aProcessWithoutOneReadsNothing() throws IOException {
    descriptor(0, "/dev/null", "");

    assertThat(SignalDescriptors.of(proc, 7)).isZero();
  }

  @Test
  void oneThatIsClosedMeanwhileReadsNothing() throws IOException {
    Files.createSymbolicLink(proc.resolve("7/fd/4"), Path.of("anon_inode:[signalfd]"));

    assertThat(SignalDescriptors.of(proc, 7)).isZero();
  }

  @Test
  void saysWhichFileIsBroken() throws IOException {
    descriptor(4, "anon_inode:[signalfd]", "sigmask:\tx\n");

    assertThatIOException()
        .isThrownBy(() -> SignalDescriptors.of(proc, 7))
        .withMessageContaining("sigmask");
  }
}
