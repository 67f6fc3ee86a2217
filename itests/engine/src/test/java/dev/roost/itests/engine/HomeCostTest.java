package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.Processes;
import dev.roost.testkit.TraceeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** At home a program runs natively, before it was ever moved and after it came back. */
class HomeCostTest {

  @Test
  void nothingOfTheEngineIsInTheProgramBeforeAndAfterARoundTrip() throws Throwable {
    TraceeProgram program = Stage.tracees().program("count");
    Evidence evidence = Evidence.of(Stage.evidence(), "HomeCostTest");
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.of(2, evidence.dir());
              ObservedRun run =
                  Stage.start(program, evidence.dir(), Map.of("TRACEE_ROUNDS", "400"))) {
            MovedMode.awaitSteps(run, 1);
            List<String> before = traces(run.pid());
            assertThat(before).as("tracer and filter before").contains("TracerPid 0", "Seccomp 0");
            Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
            MovedMode.awaitSteps(run, 4);
            Stage.move(cluster, run, cluster.home().address(), Result.RETURNED);
            MovedMode.awaitSteps(run, 6);
            assertThat(run.ending()).as("still runs").isEmpty();
            assertThat(traces(run.pid())).as("after it came home").isEqualTo(before);
            assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(program.ends());
          }
        });
  }

  @Test
  void nothingOfTheEngineIsInAProgramThatIsRefusedWhileItIsParked() throws Throwable {
    TraceeProgram program = Stage.tracees().program("write_xor_execute");
    Evidence evidence = Evidence.of(Stage.evidence(), "HomeCostTest-refused");
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.of(2, evidence.dir());
              ObservedRun run =
                  Stage.start(program, evidence.dir(), Map.of("TRACEE_ROUNDS", "3000"))) {
            MovedMode.awaitSteps(run, 1);
            List<String> before = traces(run.pid());
            MigrationOutcome refused =
                Stage.move(cluster, run, cluster.guest().address(), Result.REFUSED);
            assertThat(refused.reason()).contains("PR_SET_MDWE");
            assertThat(traces(run.pid())).as("after the refusal").isEqualTo(before);
            assertThat(run.ending()).as("still runs").isEmpty();
          }
        });
  }

  /** What an engine could leave in a process: a tracer, a filter, descriptors, mappings. */
  private static List<String> traces(int pid) throws IOException {
    List<String> mappings =
        Files.readAllLines(Path.of("/proc/" + pid + "/maps")).stream()
            .map(line -> line.replaceAll("\\s+", " "))
            .toList();
    try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      List<String> names = descriptors.map(path -> path.getFileName().toString()).sorted().toList();
      return List.of(
          "TracerPid " + Processes.status(pid, "TracerPid").orElse("?"),
          "Seccomp " + Processes.status(pid, "Seccomp").orElse("?"),
          "SigBlk " + Processes.status(pid, "SigBlk").orElse("?"),
          "SigCgt " + Processes.status(pid, "SigCgt").orElse("?"),
          "descriptors " + names,
          "mappings\n" + String.join("\n", mappings));
    }
  }
}
