package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcSyscallTest {
  @TempDir Path proc;

  private ProcSyscall read(String line) throws IOException {
    Path thread = Files.createDirectories(proc.resolve("7/task/8"));
    Files.writeString(thread.resolve("syscall"), line + "\n");
    return ProcSyscall.read(proc, 7, 8);
  }

  @Test
  void tellsNumberAndArguments() throws IOException {
    ProcSyscall call = read("58 0xffffffffffffffff 0x1 0x0 0x2 0x3 0x4 0x7ffd4510 0x7f1234");
    assertThat(call.number()).isEqualTo(58);
    assertThat(call.arguments()).containsExactly(-1L, 1L, 0L, 2L, 3L, 4L);
    assertThat(call.argument(3)).isEqualTo(2);
  }

  @Test
  void aThreadInNoCallHasNone() throws IOException {
    assertThat(read("running")).isEqualTo(new ProcSyscall(-1, List.of(), 0));
    assertThat(read("-1 0x7ffd4510 0x7f1234")).isEqualTo(new ProcSyscall(-1, List.of(), 0));
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatIOException()
        .isThrownBy(() -> read("58 x x x x x x x x"))
        .withMessageContaining("cannot make sense of '58 x x x x x x x x'");
  }

  @Test
  void seesTheCallOfALivingProcess() throws Exception {
    try (Child child = Child.start("sh", "-c", "echo ready; exec sleep 1000")) {
      assertThat(child.output().readLine()).isEqualTo("ready");
      int number = -1;
      while (number != 35 && number != 230) {
        // nanosleep, clock_nanosleep; the test's timeout ends a wait in vain.
        number = ProcSyscall.read(child.pid(), child.pid()).number();
      }
    }
  }
}
