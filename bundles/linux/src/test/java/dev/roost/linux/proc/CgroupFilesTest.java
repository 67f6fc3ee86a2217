package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupFilesTest {
  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("file"), text);
  }

  @Test
  void readsACounterByItsWholeName() throws IOException {
    Path events = file("low 0\nhigh 3\nmax 12\noom 2\noom_kill 1\noom_group_kill 4\n");

    assertThat(CgroupFiles.counter(events, "oom")).isEqualTo(2);
    assertThat(CgroupFiles.counter(events, "oom_kill")).isEqualTo(1);
    assertThat(CgroupFiles.counter(events, "sock_throttled")).isZero();
  }

  @Test
  void saysWhichFileIsMalformed() throws IOException {
    Path events = file("oom_kill many\n");

    assertThatThrownBy(() -> CgroupFiles.counter(events, "oom_kill"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(events.toString());
  }

  @Test
  void readsWords() throws IOException {
    assertThat(CgroupFiles.words(file("cpu memory pids\n")))
        .containsExactly("cpu", "memory", "pids");
    assertThat(CgroupFiles.words(file("\n"))).isEmpty();
  }

  @Test
  void makesNoFileThatTheKernelDoesNotHave() {
    assertThatThrownBy(() -> CgroupFiles.write(directory.resolve("memory.max"), "max"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(directory.resolve("memory.max")).doesNotExist();
  }
}
