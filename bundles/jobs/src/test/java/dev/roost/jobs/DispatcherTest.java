package dev.roost.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.JobOptions;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where programs go that are to be on the best node. */
class DispatcherTest {
  private static final JobOptions BEST = new JobOptions(true, List.of(), false, 0);
  private static final JobOptions LARGE = new JobOptions(true, List.of(), false, Long.MAX_VALUE);
  private static final int PID = (int) ProcessHandle.current().pid();
  private static final NodeView HOME = Samples.node("n1", 2, Samples.GIB);
  private static final NodeView IDLE = Samples.node("n2", 0, Samples.GIB);
  private static final NodeView UNHEARD =
      new NodeView(
          "n2", NodeView.State.READY, "host", 1, "1", "6", "cpu", LoadVector.UNKNOWN, 60_000);

  @TempDir private Path directory;

  private final Map<Integer, String> moves = new HashMap<>();
  private ClusterSnapshot seen = Samples.snapshot(1_000, HOME, UNHEARD);
  private Jobs jobs;
  private Dispatcher dispatcher;

  @BeforeEach
  void open() throws Exception {
    jobs = new Jobs(new JobStore(directory.resolve("db")), () -> 0);
    dispatcher =
        new Dispatcher(
            jobs,
            new Keepers(),
            new Ends(directory.resolve("ends")),
            () -> seen,
            moves::put,
            Settings.DEFAULT);
  }

  @AfterEach
  void close() throws Exception {
    jobs.close();
  }

  private void tick(long atMs, NodeView... nodes) {
    seen = Samples.snapshot(atMs, nodes);
    dispatcher.tick();
  }

  @Test
  void programGoesToTheBestNodeAtOnce() {
    tick(1_000, HOME, IDLE);
    dispatcher.toBest(PID, BEST, null);

    assertThat(moves).containsOnly(Map.entry(PID, "n2"));
  }

  @Test
  void programThatBeganBeforeOthersWereKnownIsSentOnceTheyAre() {
    dispatcher.toBest(PID, BEST, null);
    tick(2_000, HOME, UNHEARD);
    assertThat(moves).isEmpty();

    tick(3_000, HOME, IDLE);
    assertThat(moves).containsOnly(Map.entry(PID, "n2"));
  }

  @Test
  void nodeThatWasNotEvenListedIsWaitedForJustAfterTheStart() {
    tick(1_000, HOME);
    dispatcher.toBest(PID, BEST, null);

    tick(3_000, HOME, IDLE);
    assertThat(moves).containsOnly(Map.entry(PID, "n2"));
  }

  @Test
  void homeIsBestForGoodTenSecondsAfterTheProgramsBeginning() {
    dispatcher.toBest(PID, BEST, null);
    tick(11_000, HOME, IDLE);

    assertThat(moves).isEmpty();
  }

  @Test
  void homeIsBestAtOnceWhenTheOthersAreKnownForLong() {
    tick(1_000, HOME, IDLE);
    tick(11_000, Samples.node("n1", 0, Samples.GIB), Samples.node("n2", 2, Samples.GIB));
    dispatcher.toBest(PID, BEST, null);

    tick(12_000, HOME, IDLE);
    assertThat(moves).isEmpty();
  }

  @Test
  void whatIsNotKnownYetIsNoReasonToRefuse() {
    tick(1_000, HOME, IDLE);
    assertThat(dispatcher.hasNoRoom(LARGE)).isTrue();

    tick(2_000, HOME, UNHEARD);
    assertThat(dispatcher.hasNoRoom(LARGE)).isFalse();

    tick(3_000);
    assertThat(dispatcher.hasNoRoom(LARGE)).isFalse();
  }

  @Test
  void ofALargeClusterOnlyWhatIsListenedToCounts() {
    tick(1_000, HOME, UNHEARD);
    tick(11_000, HOME, UNHEARD);

    assertThat(dispatcher.hasNoRoom(LARGE)).isTrue();
  }
}
