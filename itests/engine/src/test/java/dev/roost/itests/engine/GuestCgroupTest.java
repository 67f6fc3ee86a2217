package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.linux.proc.ProcCgroup;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.EngineControl.Address;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every body is in a cgroup of its own, and none is left when it has gone. */
class GuestCgroupTest {
  private static final String NAME = "roost-itest-" + ProcessHandle.current().pid();

  @Test
  void aBodysCgroupGoesWithTheBodyAndWithAKilledEngineAtItsNextStart() throws Throwable {
    Evidence evidence = Evidence.of(Stage.evidence(), "GuestCgroupTest");
    Path guests = ProcCgroup.mountPoint().resolve(NAME);
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster =
                  Cluster.withGuest(List.of(), Map.of("guest.cgroup", NAME), evidence.dir());
              ObservedRun run =
                  Stage.start(
                      Stage.tracees().program("count"),
                      evidence.dir(),
                      Map.of("TRACEE_ROUNDS", "2000"))) {
            MovedMode.awaitSteps(run, 1);
            move(cluster, run, cluster.guest().address());
            int body = Processes.bodiesOf(run.pid()).getFirst();
            String own = "/" + NAME + "/home-" + run.pid();
            assertThat(ProcCgroup.unified(body)).endsWith(own);
            move(cluster, run, cluster.home().address());
            awaitEmpty(guests);

            move(cluster, run, cluster.guest().address());
            assertThat(bodies(guests)).isNotEmpty();
            cluster.guest().kill();
            cluster.guest().restart();
            awaitEmpty(guests);
          } finally {
            Files.deleteIfExists(guests);
          }
        });
  }

  private static void move(Cluster cluster, ObservedRun run, Address to) throws IOException {
    MigrationOutcome outcome =
        cluster.home().control().migrate(run.pid(), to, "test", Stage.DEADLINE);
    assertThat(outcome.result())
        .as(outcome.reason())
        .isIn(MigrationOutcome.Result.COMMITTED, MigrationOutcome.Result.RETURNED);
  }

  private static void awaitEmpty(Path guests) {
    Await.until("end of all cgroups", Duration.ofSeconds(20), () -> bodies(guests).isEmpty());
  }

  private static List<Path> bodies(Path guests) throws IOException {
    try (Stream<Path> entries = Files.list(guests)) {
      return entries.filter(Files::isDirectory).toList();
    }
  }
}
