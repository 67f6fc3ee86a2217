package dev.roost.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.JobOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where programs go that are to be on the best node. */
class DispatcherTest {
  private static final JobOptions BEST = new JobOptions(true, List.of(), false, 0);
  private static final int PID = (int) ProcessHandle.current().pid();

  @TempDir private Path directory;

  private KeptQueue queue;

  @BeforeEach
  void open() throws IOException {
    queue = new KeptQueue(directory);
  }

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void programGoesToTheBestNodeAtOnce() {
    queue.dispatcher().toBest(PID, BEST, null);

    assertThat(queue.moves).containsOnly(Map.entry(PID, "n2"));
  }

  @Test
  void programThatBeganBeforeOthersWereKnownIsSentOnceTheyAre() {
    queue.hasHeard = false;
    queue.dispatcher().toBest(PID, BEST, null);
    assertThat(queue.moves).isEmpty();

    queue.hasHeard = true;
    KeptQueue.until("it is sent", () -> "n2".equals(queue.moves.get(PID)));
  }

  @Test
  void whatIsNotKnownYetIsNoReasonToRefuse() {
    JobOptions large = new JobOptions(true, List.of(), false, Long.MAX_VALUE);
    assertThat(queue.dispatcher().hasNoRoom(large)).isTrue();

    queue.hasHeard = false;
    assertThat(queue.dispatcher().hasNoRoom(large)).isFalse();
  }
}
