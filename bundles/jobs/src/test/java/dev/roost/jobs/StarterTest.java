package dev.roost.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.JobOptions;
import dev.roost.api.NodeView;
import dev.roost.jobs.Starter.Start;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterTest {
  @TempDir private Path directory;

  private final Recent recent = new Recent();
  private Jobs jobs;

  @BeforeEach
  void open() throws SQLException {
    jobs = new Jobs(new JobStore(directory), () -> 0);
  }

  @AfterEach
  void close() throws SQLException {
    jobs.close();
  }

  private List<String> starts(int maxRunning, NodeView... nodes) {
    return starts(maxRunning, Samples.snapshot(0, nodes));
  }

  private List<String> starts(int maxRunning, ClusterSnapshot snapshot) {
    Starter starter =
        new Starter(
            jobs.all(), keeper -> jobs.keeper(keeper).orElseThrow().most(), k -> true, maxRunning);
    List<Start> starts = starter.starts(new Room(snapshot, recent, Settings.DEFAULT));
    return starts.stream().map(start -> start.job().id() + " " + start.node().id()).toList();
  }

  private static JobOptions memory(long bytes) {
    return new JobOptions(false, List.of(), false, bytes);
  }

  @Test
  void asManyBeginAsHaveRoom() {
    jobs.add(Samples.submission("a", "b", "c", "d", "e"));

    assertThat(starts(0, Samples.node("n1", 0, Samples.GIB), Samples.node("n2", 0, Samples.GIB)))
        .containsExactly("1 n1", "2 n2", "3 n1", "4 n2");
  }

  @Test
  void whatBeganLatelyCountsUntilLoadsShowIt() {
    jobs.add(Samples.submission("a", "b"));
    recent.add("n1", 0, 0);

    assertThat(starts(0, Samples.node("n1", 0, Samples.GIB))).containsExactly("1 n1");
    recent.forget(3_000);
    assertThat(starts(0, Samples.node("n1", 1, Samples.GIB))).containsExactly("1 n1");
  }

  @Test
  void noMoreOfAFileBeginThanItSays() {
    jobs.add(Samples.submission(2, 50, JobOptions.NONE, "a", "b", "c"));
    jobs.add(Samples.submission("d"));
    jobs.begin(1, "n1");

    assertThat(starts(0, Samples.node("n1", 0, Samples.GIB), Samples.node("n2", 0, Samples.GIB)))
        .containsExactly("2 n1", "4 n2");
  }

  @Test
  void noMoreBeginThanTheNodeAllows() {
    jobs.add(Samples.submission("a", "b", "c"));
    jobs.begin(1, "n1");

    assertThat(starts(2, Samples.node("n1", 0, Samples.GIB), Samples.node("n2", 0, Samples.GIB)))
        .containsExactly("2 n1");
  }

  @Test
  void memoryMustBeFree() {
    jobs.add(Samples.submission(9, 50, memory(2 * Samples.GIB), "a", "b"));

    assertThat(
            starts(0, Samples.node("n1", 0, Samples.GIB), Samples.node("n2", 1, 3 * Samples.GIB)))
        .containsExactly("1 n2");
  }

  @Test
  void largeJobKeepsANodeFromThoseBehindIt() {
    jobs.add(Samples.submission(9, 50, memory(4 * Samples.GIB), "large"));
    jobs.add(Samples.submission("small", "small", "small"));

    assertThat(
            starts(0, Samples.node("n1", 0, Samples.GIB), Samples.node("n2", 0, 3 * Samples.GIB)))
        .containsExactly("2 n1", "3 n1");
  }

  @Test
  void jobForANodeThatIsDownHoldsNobodyUp() {
    jobs.add(Samples.submission(9, 1, new JobOptions(true, List.of("n9"), false, 0), "a"));
    jobs.add(Samples.submission(9, 1, new JobOptions(true, List.of("n3"), false, 0), "b"));
    jobs.add(Samples.submission("c"));

    assertThat(
            starts(
                0,
                Samples.node("n1", 2.5, Samples.GIB),
                Samples.node("n2", 0, Samples.GIB),
                Samples.node("n3", NodeView.State.LOST, 0, Samples.GIB, 9_000)))
        .containsExactly("3 n2");
  }

  @Test
  void whatStaysNeedsRoomAtHome() {
    jobs.add(Samples.submission(9, 50, new JobOptions(false, List.of(), true, 0), "a"));

    assertThat(starts(0, Samples.node("n1", 2, Samples.GIB), Samples.node("n2", 0, Samples.GIB)))
        .isEmpty();
  }

  @Test
  void silentNodesHaveNoRoom() {
    jobs.add(Samples.submission("a"));

    assertThat(
            starts(
                0,
                Samples.node("n1", 9, Samples.GIB),
                Samples.node("n2", NodeView.State.READY, 0, Samples.GIB, 5_001)))
        .isEmpty();
  }

  @Test
  void whatIsHeldDoesNotBegin() {
    jobs.add(Samples.submission("a", "b"));
    jobs.hold(1);

    assertThat(starts(0, Samples.node("n1", 0, Samples.GIB))).containsExactly("2 n1");
  }
}
