package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.api.ProcessView;
import dev.roost.api.ProcessView.State;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Ending;
import dev.roost.testkit.EngineControl;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.OwnCgroup;
import dev.roost.testkit.Processes;
import dev.roost.testkit.SwapFile;
import dev.roost.testkit.TraceeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is frozen stands still at home, in the kernel's keeping, and goes on as if nothing were. */
class FreezeTest {
  private static final Map<String, String> SLOWLY = Map.of("TRACEE_PACE_US", "20000");
  private static final long MIB = 1 << 20;

  /** Keeps random numbers until it is told to look at them again. */
  private static final String KEEPER =
      """
      import hashlib, os, time
      kept = os.urandom(64 << 20)
      before = hashlib.sha256(kept).digest()
      print("step 1/2", flush=True)
      while not os.path.exists("go"):
          time.sleep(0.01)
      print("same" if hashlib.sha256(kept).digest() == before else "other", flush=True)
      """;

  private final Evidence evidence = Evidence.of(Stage.evidence(), "FreezeTest");
  private final TraceeProgram program = Stage.tracees().program("count");

  /** A test with one engine, or more, and a cgroup from which processes may move. */
  private interface Body {
    void run(Cluster cluster, OwnCgroup roost) throws Exception;
  }

  private void with(int engines, Body body) throws Throwable {
    evidence.keepIfFails(
        () -> {
          Path outer;
          try (Cluster cluster = Cluster.of(engines, evidence.dir());
              OwnCgroup roost =
                  OwnCgroup.make("roost-freeze-" + ProcessHandle.current().pid() + "/roost-test")) {
            outer = roost.dir().getParent();
            body.run(cluster, roost);
            assertThat(groups(roost)).as("cgroups that are left").isEmpty();
          }
          Files.delete(outer);
        });
  }

  private ObservedRun start(OwnCgroup roost) {
    ObservedRun run = Stage.start(program, evidence.dir(), SLOWLY);
    roost.add(run.pid());
    MovedMode.awaitSteps(run, 1);
    return run;
  }

  @Test
  void standsStillUntilItIsThawedAndThenMovesAsBefore() throws Throwable {
    with(
        2,
        (cluster, roost) -> {
          EngineControl home = cluster.home().control();
          try (ObservedRun run = start(roost)) {
            home.freeze(run.pid(), false);
            long ticks = Processes.userTicks(run.pid());
            String output = run.output();

            ProcessView frozen = home.process(run.pid()).orElseThrow();
            assertThat(frozen.state()).isEqualTo(State.FROZEN);
            assertThat(frozen.automatic()).isTrue();
            MigrationOutcome refused =
                Stage.move(cluster, run, cluster.guest().address(), Result.REFUSED);
            assertThat(refused.reason()).contains("it is frozen: thaw it first");
            assertThat(home.why(run.pid()).orElseThrow().word()).isEqualTo("frozen");
            home.freeze(run.pid(), true);
            assertThat(home.process(run.pid()).orElseThrow().automatic()).isFalse();
            assertThat(Processes.userTicks(run.pid())).isEqualTo(ticks);
            assertThat(run.output()).isEqualTo(output);

            home.thaw(run.pid());
            assertThat(home.process(run.pid()).orElseThrow().state()).isEqualTo(State.HOME);
            assertThatIOException()
                .isThrownBy(() -> home.thaw(run.pid()))
                .withMessageContaining("is not frozen");
            Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
            assertThatIOException()
                .isThrownBy(() -> home.freeze(run.pid(), true))
                .withMessageContaining("only at home it can be frozen");
            Stage.move(cluster, run, cluster.home().address(), Result.RETURNED);
            assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SUCCESS);
            assertThat(run.output()).isEqualTo(Stage.natively(program, SLOWLY).output());
            assertThat(home.events(run.pid()).stream().map(MigrationEvent::kind))
                .containsSubsequence(MigrationEvent.Kind.FROZEN, MigrationEvent.Kind.THAWED);
            home.processes();
          }
        });
  }

  @Test
  void staysFrozenWhenTheEngineIsKilled() throws Throwable {
    with(
        1,
        (cluster, roost) -> {
          try (ObservedRun run = start(roost)) {
            cluster.home().control().freeze(run.pid(), true);
            cluster.home().kill();
            cluster.home().restart();
            EngineControl home = cluster.home().control();
            assertThat(home.process(run.pid()).orElseThrow().state()).isEqualTo(State.FROZEN);
            home.thaw(run.pid());
            assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SUCCESS);
            home.processes();
          }
        });
  }

  @Test
  void canBeKilledAndLeavesNothing() throws Throwable {
    with(
        1,
        (cluster, roost) -> {
          EngineControl home = cluster.home().control();
          try (ObservedRun run = start(roost)) {
            home.freeze(run.pid(), true);
            assertThat(groups(roost)).hasSize(1);
            Processes.kill(run.pid());
            assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SIGKILL);
            Await.until(
                "end of its cgroup",
                Stage.DEADLINE,
                () -> home.process(run.pid()).isEmpty() && groups(roost).isEmpty());
          }
        });
  }

  @Test
  void itsMemoryGoesToSwapAndComesBackAsItWas() throws Throwable {
    Optional<SwapFile> swap = SwapFile.use(evidence.dir().resolveSibling("FreezeTest.swap"));
    try {
      with(
          1,
          (cluster, roost) -> {
            EngineControl home = cluster.home().control();
            List<String> command = List.of("python3", "-c", KEEPER);
            try (ObservedRun run =
                ObservedRun.start(
                    Stage.tracees().observer(), evidence.dir(), Map.of(), false, command)) {
              roost.add(run.pid());
              MovedMode.awaitSteps(run, 1);
              assertThat(home.freeze(run.pid(), false)).isGreaterThan(60 * MIB);
              assertThat(residentKb(run.pid())).isLessThan(16 * 1024);
              assertThat(home.process(run.pid()).orElseThrow().memoryBytes())
                  .as("what it will need again")
                  .isGreaterThan(60 * MIB);
              home.thaw(run.pid());
              Files.createFile(run.work().resolve("go"));
              assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SUCCESS);
              assertThat(run.output()).endsWith("same\n");
              home.processes();
            }
          });
    } finally {
      swap.ifPresent(SwapFile::close);
    }
  }

  @Test
  void whatIsNotAmongTheMovableIsNotFrozen() throws Throwable {
    with(
        1,
        (cluster, _) -> {
          try (ObservedRun run = Stage.start(program, evidence.dir(), SLOWLY)) {
            assertThatIOException()
                .isThrownBy(() -> cluster.home().control().freeze(run.pid(), true))
                .withMessageContaining("is not in the cgroup roost-test");
          }
        });
  }

  private static long residentKb(int pid) {
    return Long.parseLong(Processes.status(pid, "VmRSS").orElseThrow().split(" ")[0]);
  }

  private static List<Path> groups(OwnCgroup roost) throws IOException {
    try (Stream<Path> entries = Files.list(roost.dir())) {
      return entries.filter(Files::isDirectory).toList();
    }
  }
}
