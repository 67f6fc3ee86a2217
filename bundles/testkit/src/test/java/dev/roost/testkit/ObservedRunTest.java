package dev.roost.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The observer tells the truth about how programs end; all other tests rest on that. */
class ObservedRunTest {

  @TempDir static Path shared;
  @TempDir Path dir;
  private static Path observer;

  @BeforeAll
  static void compile() throws IOException {
    Path sources = Files.createDirectories(shared.resolve("sources"));
    for (String file : List.of("observe.c", "tracee.h")) {
      Files.copy(Path.of("../../itests/tracees", file), sources.resolve(file));
    }
    observer = Tracees.build(sources, shared.resolve("binaries")).observer();
  }

  @Test
  void seesExitCodeOutputAndFiles() {
    try (ObservedRun run = shell("echo out; echo err >&2; echo text > file; exit 7")) {
      RunResult result = run.await(Duration.ofSeconds(20));
      assertThat(result.ending()).isEqualTo(new Ending(Ending.Kind.EXITED, 7));
      assertThat(result.output()).isEqualTo("out\n");
      assertThat(result.errors()).isEqualTo("err\n");
      assertThat(result.files()).containsOnlyKeys("file");
    }
  }

  @Test
  void seesTheSignalThatEndedIt() {
    try (ObservedRun run = shell("kill -15 $$")) {
      assertThat(run.await(Duration.ofSeconds(20)).ending())
          .isEqualTo(new Ending(Ending.Kind.KILLED, 15));
    }
  }

  @Test
  void givesATerminalOfKnownSize() {
    List<String> command = List.of("sh", "-c", "test -t 0 && test -t 1 && stty size");
    try (ObservedRun run = ObservedRun.start(observer, dir, Map.of(), true, command)) {
      assertThat(run.await(Duration.ofSeconds(20)).output()).isEqualTo("24 80\r\n");
    }
  }

  @Test
  void callsAHangAHangAndEndsIt() {
    int pid;
    try (ObservedRun run = shell("exec sleep 1000")) {
      pid = run.pid();
      assertThatThrownBy(() -> run.await(Duration.ofMillis(50))).hasMessageContaining("hangs");
    }
    assertThat(Processes.runs(pid)).isFalse();
  }

  private ObservedRun shell(String script) {
    return ObservedRun.start(observer, dir, Map.of(), false, List.of("sh", "-c", script));
  }
}
