package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roost.testkit.Await;
import dev.roost.testkit.Ending;
import dev.roost.testkit.TraceeProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native runs are made ahead, a few only, and each is taken by its own tracee. */
class NativeRunsTest {

  private static final int PROGRAMS = 8;

  /** Holds a file for each run of each program. */
  @TempDir Path ran;

  private Map<String, String> environment;
  private List<TraceeProgram> programs;

  /** Programs that say which they are; a directory of their own makes their runs this test's. */
  @BeforeEach
  void programs() {
    environment = Map.of("RAN", ran.toString());
    programs =
        IntStream.range(0, PROGRAMS)
            .mapToObj(k -> shell("mktemp $RAN/" + k + ".XXXXXX >&2; echo " + k))
            .toList();
  }

  @Test
  void theTwoThatFollowAreRunAndNoMore() {
    try (NativeRuns natively = new NativeRuns(programs, environment)) {
      natively.of(programs.get(1));
      Await.until("the runs ahead", Duration.ofSeconds(30), () -> runs(2) == 1 && runs(3) == 1);
    }
    assertThat(IntStream.range(0, PROGRAMS).map(this::runs))
        .containsExactly(0, 1, 1, 1, 0, 0, 0, 0);
  }

  @Test
  void inAnyOrderEachGetsItsOwnAndIsRunOnce() {
    try (NativeRuns natively = new NativeRuns(programs, environment)) {
      for (int k : List.of(5, 0, 7, 1, 6, 2, 4, 3, 5, 0)) {
        assertThat(natively.of(programs.get(k)).output()).isEqualTo(k + "\n");
      }
    }
    assertThat(IntStream.range(0, PROGRAMS).map(this::runs)).containsOnly(1);
  }

  @Test
  void whatFailsAheadFailsItsOwnTestOnlyAndIsTriedAgain() {
    List<TraceeProgram> order = new ArrayList<>(programs.subList(0, 3));
    TraceeProgram impossible = shell("no argument has a \0 in it");
    order.add(1, impossible);
    try (NativeRuns natively = new NativeRuns(order, environment)) {
      assertThat(natively.of(programs.get(0)).ending()).isEqualTo(Ending.SUCCESS);
      Await.until("the run behind it", Duration.ofSeconds(30), () -> runs(1) == 1);
      Throwable first = catchThrowable(() -> natively.of(impossible));
      assertThat(first).hasMessageContaining("invalid null character");
      assertThat(catchThrowable(() -> natively.of(impossible)))
          .hasMessage(first.getMessage())
          .isNotSameAs(first);
      assertThat(natively.of(programs.get(2)).output()).isEqualTo("2\n");
    }
  }

  private int runs(int program) {
    String[] files = ran.toFile().list((_, name) -> name.startsWith(program + "."));
    return files == null ? 0 : files.length;
  }

  private static TraceeProgram shell(String command) {
    return new TraceeProgram(
        "shell", "", Path.of("/bin/sh"), List.of("-c", command), Set.of(), Ending.SUCCESS);
  }
}
