package dev.roost.node.doctor;

import static dev.roost.api.CheckView.State.GOOD;
import static dev.roost.api.CheckView.State.WARNING;
import static dev.roost.api.CheckView.State.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.api.CheckView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksOfFilesTest {
  private static final Path MACHINE = Path.of("/proc");

  @TempDir private Path directory;
  private Machine appliance;
  private Machine other;

  @BeforeEach
  void machines() {
    appliance = new Machine(directory);
    other = new Machine(directory.resolve("none"));
  }

  @Test
  void eachFaultOfTheStartIsAFindingWithItsRemedy() throws Exception {
    Files.writeString(directory.resolve("config"), "roost.toml: no time zone\nline 3: what\n");
    Files.writeString(directory.resolve("data"), "/dev/sda5 cannot be mounted\n");
    List<CheckView> found = new FaultsCheck(appliance).look();
    assertThat(found)
        .extracting(CheckView::sentence)
        .containsExactly("roost.toml: no time zone", "line 3: what", "/dev/sda5 cannot be mounted");
    assertThat(found).allMatch(view -> view.state() == WARNING && view.name().equals("faults"));
    assertThat(found.getFirst().advice()).contains("ROOST-CFG");
    assertThat(found.getLast().advice()).contains("disk");
  }

  @Test
  void aStartWithoutFaultsIsGood() throws Exception {
    assertThat(new FaultsCheck(appliance).look())
        .singleElement()
        .matches(view -> view.state() == GOOD);
  }

  @Test
  void whatIsOfTheImageIsLeftOutElsewhere() throws Exception {
    assertThat(new FaultsCheck(other).look()).isEmpty();
    assertThat(new UnitsCheck(other, new Tool(Path.of("/bin/true"))).look()).isEmpty();
    assertThat(new UpdateCheck(other, () -> null).look()).isEmpty();
    assertThat(new ClockCheck(new Tool(directory.resolve("chronyc"))).look()).isEmpty();
  }

  @Test
  void aFullDiskIsNamed() {
    DiskCheck check = new DiskCheck(directory, appliance);
    assertThat(check.room(50, 100).state()).isEqualTo(GOOD);
    assertThat(check.room(9, 100).state()).isEqualTo(WARNING);
    assertThat(check.room(1, 100).state()).isEqualTo(WRONG);
    assertThat(check.room(90L << 20, 1000L << 20).sentence())
        .isEqualTo("9% of the 1000 MiB that the node writes to are free");
  }

  @Test
  void dataInMemoryAreAFaultOfAnApplianceOnly() throws Exception {
    Path memory = Path.of("/dev/shm");
    assertThat(new DiskCheck(memory, appliance).look())
        .singleElement()
        .matches(view -> view.state() == WRONG && view.sentence().contains("in memory"));
    assertThat(new DiskCheck(memory, other).look())
        .singleElement()
        .matches(view -> view.sentence().contains("are free"));
  }

  @Test
  void memoryIsReadFromThisKernel() throws Exception {
    assertThat(new MemoryCheck(MACHINE).look())
        .singleElement()
        .matches(view -> view.sentence().matches("\\d+% of the memory are free, .*"));
  }

  @Test
  void waitingForMemoryIsNamed() throws Exception {
    assertThat(memory("MemTotal: 1000 kB\nMemAvailable: 500 kB\n", 2.5).state()).isEqualTo(GOOD);
    assertThat(memory("MemTotal: 1000 kB\nMemAvailable: 500 kB\n", 12).state()).isEqualTo(WARNING);
    assertThat(memory("MemTotal: 1000 kB\nMemAvailable: 20 kB\n", 0).state()).isEqualTo(WARNING);
    assertThatThrownBy(() -> memory("MemTotal: 1000 kB\n", 0)).hasMessageContaining("MemAvailable");
  }

  private CheckView memory(String info, double avg60) throws IOException {
    Path pressure = Files.createDirectories(directory.resolve("pressure"));
    Files.writeString(directory.resolve("meminfo"), info);
    Files.writeString(
        pressure.resolve("memory"),
        "some avg10=0.00 avg60=%s avg300=1 total=1%nfull avg10=0 avg60=0 avg300=0 total=0%n"
            .formatted(avg60));
    return new MemoryCheck(directory).look().getFirst();
  }

  @Test
  void saysHowLongTheMachineHasBeenUp() throws Exception {
    Files.writeString(directory.resolve("uptime"), "93784.12 100.00\n");
    assertThat(new UptimeCheck(directory).look().getFirst().sentence())
        .isEqualTo("the machine was started 1 days, 2 h and 3 min ago");
    assertThat(new UptimeCheck(MACHINE).look()).hasSize(1);
  }
}
