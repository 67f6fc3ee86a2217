package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcSmapsTest {
  @Test
  void givesTheSameMappingsAsMaps() throws IOException {
    assertThat(ProcSmaps.read(Samples.PROC, Samples.PID).stream().map(SmapsEntry::map))
        .isEqualTo(ProcMaps.read(Samples.PROC, Samples.PID));
  }

  @Test
  void readsWhatMadviseLeft() throws IOException {
    List<SmapsEntry> smaps = ProcSmaps.read(Samples.PROC, Samples.PID);

    assertThat(flags(smaps, "[stack]"))
        .containsExactlyInAnyOrder("rd", "wr", "mr", "mw", "me", "gd", "ac");
    assertThat(smaps).filteredOn(s -> s.flags().contains("wf")).hasSize(1);
    assertThat(smaps).filteredOn(s -> s.flags().contains("dd") && s.map().isAnonymous()).hasSize(1);
  }

  @Test
  void seesItself() throws IOException {
    List<SmapsEntry> smaps = ProcSmaps.read(Samples.ownPid());

    assertThat(flags(smaps, "[stack]")).contains("rd", "wr", "gd");
    assertThat(smaps)
        .allSatisfy(s -> assertThat(s.flags().contains("wr")).isEqualTo(s.map().writable()));
  }

  @Test
  void refusesMappingWithoutFlags(@TempDir Path proc) throws IOException {
    Path file = Files.createDirectories(proc.resolve("7")).resolve("smaps");
    String line = "1000-2000 rw-p 00000000 00:00 0 \nSize: 4 kB\n";
    Files.writeString(file, line + line);

    assertThatThrownBy(() -> ProcSmaps.read(proc, 7)).hasMessageContaining("no VmFlags");
  }

  private static Set<String> flags(List<SmapsEntry> smaps, String path) {
    return smaps.stream()
        .filter(s -> s.map().path().equals(path))
        .findFirst()
        .orElseThrow()
        .flags();
  }
}
