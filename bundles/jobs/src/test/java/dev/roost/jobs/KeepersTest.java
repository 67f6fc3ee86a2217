package dev.roost.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.api.JobView;
import dev.roost.api.JobView.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs with the launcher's keepers as parents. */
class KeepersTest {
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
  void jobEndsWithItsExitCodeAndItsOutputIsInItsFile() throws Exception {
    queue.add("", "echo out; echo err >&2; exit 7");

    JobView job = queue.ended(1);
    assertThat(job.state()).isEqualTo(State.DONE);
    assertThat(job.exitCode()).isEqualTo(7);
    assertThat(job.visited()).containsExactly("n1");
    assertThat(queue.output(1)).isEqualTo("out\nerr\n");
  }

  @Test
  void jobThatASignalEndsSaysWhich() throws Exception {
    queue.add("", "kill -9 $$");

    assertThat(queue.ended(1).signal()).isEqualTo(9);
    assertThat(queue.jobs().job(1).exitCode()).isEqualTo(-1);
  }

  @Test
  void cpuTimeOfItsChildrenCounts() throws Exception {
    queue.add("", "perl -e 'while ((times)[0] < 0.2) {}'; true");

    assertThat(queue.ended(1).cpuSeconds()).isBetween(0.2, 5.0);
  }

  @Test
  void jobHasTheDirectoryAndNoInput() throws Exception {
    queue.add("", "pwd; cat; echo $?");

    queue.ended(1);
    assertThat(queue.output(1)).isEqualTo(queue.work.toRealPath() + "\n0\n");
  }

  @Test
  void keeperEndsWhenTheAgentKnowsAllEnds() throws Exception {
    Process keeper = queue.add("", "true", "false");

    assertThat(keeper.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(queue.jobs().job(2).exitCode()).isEqualTo(1);
    assertThat(Files.list(queue.ends())).isEmpty();
  }

  @Test
  void noMoreRunThanTheFileSays() throws Exception {
    queue.add("most=2", KeptQueue.waitFor("a"), KeptQueue.waitFor("b"), "touch c");
    queue.running(1);
    queue.running(2);
    queue.wake();
    assertThat(queue.state(3)).isEqualTo(State.QUEUED);

    queue.go("a");
    queue.ended(3);
    assertThat(queue.state(2)).isEqualTo(State.RUNNING);
    assertThat(queue.work.resolve("c")).exists();
    queue.go("b");
    queue.ended(2);
  }

  @Test
  void jobGoesOnWhileTheAgentIsAwayAndIsKnownAgain() throws Exception {
    queue.add("", KeptQueue.waitFor("go") + "; exit 3");
    int pid = queue.running(1).pid();

    queue.closeService();
    queue.open();

    assertThat(queue.jobs().job(1).pid()).isEqualTo(pid);
    assertThat(queue.state(1)).isEqualTo(State.RUNNING);
    queue.go("go");
    assertThat(queue.ended(1).exitCode()).isEqualTo(3);
  }

  @Test
  void endThatCameWhileTheAgentWasAwayIsNotLost() throws Exception {
    queue.add("", KeptQueue.waitFor("go") + "; exit 4");
    queue.running(1);
    queue.closeService();
    queue.go("go");
    KeptQueue.until("the end is on disk", () -> Files.exists(queue.ends().resolve("1")));
    queue.open();

    assertThat(queue.ended(1).exitCode()).isEqualTo(4);
  }

  @Test
  void endIsNotLostWithItsKeeperEither() throws Exception {
    Process keeper = queue.add("", KeptQueue.waitFor("go") + "; exit 5");
    queue.running(1);
    queue.closeService();
    queue.go("go");
    KeptQueue.until("the end is on disk", () -> Files.exists(queue.ends().resolve("1")));
    keeper.destroyForcibly().waitFor();
    queue.open();

    assertThat(queue.ended(1).exitCode()).isEqualTo(5);
    assertThat(queue.state(1)).isEqualTo(State.DONE);
  }

  @Test
  void killedKeeperTakesItsJobsWithIt() throws Exception {
    Process keeper = queue.add("most=1", KeptQueue.waitFor("never"), "true");
    int pid = queue.running(1).pid();
    keeper.destroyForcibly().waitFor();

    assertThat(queue.ended(1).state()).isEqualTo(State.LOST);
    assertThat(queue.ended(2).state()).isEqualTo(State.LOST);
    assertThat(queue.jobs().job(1).reason()).contains("is gone");
    KeptQueue.until("it has ended", () -> ProcStart.ticks(pid) == ProcStart.NONE);
  }

  @Test
  void cancelEndsAJobAndItsChildren() throws Exception {
    queue.add("", "sleep 1000 & echo $! > child; wait");
    queue.running(1);
    Path child = queue.work.resolve("child");
    KeptQueue.until("child", () -> Files.exists(child) && child.toFile().length() > 1);
    int pid = Integer.parseInt(Files.readString(child).strip());
    queue.cancel(1);

    assertThat(queue.ended(1).state()).isEqualTo(State.CANCELLED);
    assertThat(queue.jobs().job(1).signal()).isEqualTo(15);
    KeptQueue.until("its child has ended", () -> ProcStart.ticks(pid) == ProcStart.NONE);
  }

  @Test
  void jobThatDoesNotWantToEndIsKilled() throws Exception {
    queue.add("", "trap '' TERM; : > trapped; " + KeptQueue.waitFor("never"));
    KeptQueue.until("trap", () -> Files.exists(queue.work.resolve("trapped")));
    queue.running(1);
    queue.cancel(1);

    assertThat(queue.ended(1).signal()).isEqualTo(9);
  }

  @Test
  void whatIsHeldBeginsWhenItIsReleased() throws Exception {
    queue.add("held=1", "true");
    queue.wake();
    assertThat(queue.state(1)).isEqualTo(State.HELD);
    queue.jobs().release(1);

    assertThat(queue.ended(1).exitCode()).isZero();
  }

  @Test
  void cancelledBeforeItsTurnNeverRuns() throws Exception {
    Process keeper = queue.add("held=1", "touch ran");
    queue.cancel(1);

    assertThat(keeper.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(queue.state(1)).isEqualTo(State.CANCELLED);
    assertThat(queue.work.resolve("ran")).doesNotExist();
  }

  @Test
  void jobThatWantsTheBestNodeIsSentThereWhenItRuns() throws Exception {
    queue.add("best=1", KeptQueue.waitFor("go"));
    int pid = queue.running(1).pid();

    KeptQueue.until("it is sent", () -> "n2".equals(queue.moves.get(pid)));
    queue.go("go");
    queue.ended(1);
  }

  @Test
  void classGivesDefaults() throws Exception {
    queue.add("class=night held=1", "true");
    queue.add("class=night priority=3 nodes=n1 held=1", "true");

    JobView plain = queue.jobs().job(1);
    assertThat(plain.priority()).isEqualTo(90);
    assertThat(plain.options().best()).isTrue();
    assertThat(plain.options().nodes()).containsExactly("n2");
    assertThat(queue.jobs().job(2).priority()).isEqualTo(3);
    assertThat(queue.jobs().job(2).options().nodes()).containsExactly("n1");
    assertThat(KeptQueue.said(queue.keeper(List.of(), "class=noon", "true")))
        .isEqualTo(
            "there is no class 'noon'; etc/dev.roost.jobs.class-noon.cfg of the agent would make"
                + " one");
  }

  @Test
  void jobIsItsUsers() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root becomes somebody else");
    List<String> asNobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    assertThat(KeptQueue.said(queue.keeper(asNobody, "", "id -u"))).isEqualTo("queued 1");

    assertThat(queue.ended(1).user()).isEqualTo("nobody");
    assertThat(queue.output(1)).isEqualTo("65534\n");
  }
}
