package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.simulator.Scenario.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {
  @TempDir private Path directory;

  private Scenario read(String json, int nodes) throws IOException {
    return ScenarioFile.read(Files.writeString(directory.resolve("s.json"), json), nodes);
  }

  @Test
  void readsAndFillsIn() throws IOException {
    String json =
        """
        {"nodes": [{"count": 2, "speed": 2}, {"cpus": 4, "memoryMiB": 100}],
         "jobs": {"count": 7, "homes": 1}, "network": {"pauseSeconds": 0}}
        """;
    Scenario scenario = read(json, 0);
    assertThat(scenario.nodes()).hasSize(3);
    assertThat(scenario.nodes().getLast().memoryBytes()).isEqualTo(100 << 20);
    assertThat(scenario.nodes().getFirst().capacity()).isEqualTo(2);
    assertThat(scenario.work().jobs()).isEqualTo(7);
    assertThat(scenario.network().pauseSeconds()).isZero();
    assertThat(scenario.network().outBytesPerSecond())
        .isEqualTo(Network.MEASURED.outBytesPerSecond());
    assertThat(read(json, 9).nodes()).hasSize(9);
  }

  @Test
  void ownersComeWhenTheFileSays() throws IOException {
    String json =
        """
        {"nodes": [{"count": 2}], "jobs": {"count": 3, "perSecond": 1000},
         "owners": [{"node": 1, "at": 50, "processes": 2, "work": 7}, {"at": 20}]}
        """;
    Scenario scenario = read(json, 0);
    List<Job> jobs = new ArrayList<>();
    new Arrivals(scenario, 1).forEachRemaining(jobs::add);
    assertThat(scenario.jobs()).isEqualTo(6).isEqualTo(jobs.size());
    assertThat(jobs)
        .extracting(Job::isOwners)
        .containsExactly(false, false, false, true, true, true);
    assertThat(jobs.get(3).arrival()).isEqualTo(20);
    assertThat(jobs.getLast()).isEqualTo(new Job(50, 1, 7, 64 << 20, 0, 0, true));
    assertThatThrownBy(() -> read("{\"nodes\": [{}], \"owners\": [{\"node\": 1}]}", 0))
        .hasMessageContaining("owners.node=1, but nodes are 0 to 0");
  }

  @Test
  void shippedScenariosCanBeRead() throws IOException {
    try (var files = Files.list(Path.of("scenarios"))) {
      for (Path file : files.toList()) {
        assertThat(ScenarioFile.read(file, 0).nodes()).isNotEmpty();
      }
    }
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> read("{", 0)).hasMessageContaining("s.json is not JSON");
    assertThatThrownBy(() -> read("{}", 0)).hasMessageContaining("nodes must be a list of objects");
    assertThatThrownBy(() -> read("{\"nodes\": []}", 4)).hasMessageContaining("at least one");
    assertThatThrownBy(() -> read("{\"nodes\": [{\"cpu\": 1}]}", 0))
        .hasMessageContaining("nodes.cpu is not known; there are: count, cpus, memoryMiB, speed");
    assertThatThrownBy(() -> read("{\"nodes\": [{}], \"jobs\": {\"shape\": 0.5}}", 0))
        .hasMessageContaining("jobs.shape=0.5 must be above 1");
    assertThatThrownBy(() -> read("{\"nodes\": [{\"speed\": \"fast\"}]}", 0))
        .hasMessageContaining("nodes.speed must be a number");
    assertThatThrownBy(() -> read("{\"nodes\": [{}], \"jobs\": {\"homes\": 2}}", 0))
        .hasMessageContaining("jobs.homes=2, but there are 1 nodes");
    assertThatThrownBy(() -> ScenarioFile.read(directory.resolve("none"), 0))
        .hasMessageContaining("there is no file");
  }
}
