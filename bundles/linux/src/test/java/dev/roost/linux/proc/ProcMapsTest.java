package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcMapsTest {
  @Test
  void readsEveryLine() throws IOException {
    List<MapsEntry> maps = ProcMaps.read(Samples.PROC, Samples.PID);

    assertThat(maps).hasSize(27);
    assertThat(maps.get(1))
        .isEqualTo(
            new MapsEntry(
                0x5558bacf4000L,
                0x5558bacf5000L,
                "r-xp",
                0x1000,
                "fe:00",
                2146619,
                "/home/kim/a (b) c"));
    assertThat(maps.get(1).size()).isEqualTo(4096);
  }

  @Test
  void tellsAnonymousMemoryFromFilesAndFromTheKernels() throws IOException {
    List<MapsEntry> maps = ProcMaps.read(Samples.PROC, Samples.PID);

    assertThat(maps.stream().filter(MapsEntry::isSpecial).map(MapsEntry::path))
        .containsExactly("[vvar]", "[vvar_vclock]", "[vdso]", "[vsyscall]");
    assertThat(maps.stream().filter(MapsEntry::isAnonymous).map(MapsEntry::path))
        .containsExactly("[heap]", "", "", "", "", "", "[stack]");
    assertThat(maps.stream().filter(MapsEntry::shared).map(MapsEntry::path))
        .containsExactly("/dev/zero (deleted)");
  }

  @Test
  void theFirstSystemVSegmentOfAMachineHasNoInodeAndIsNoPrivateMemory() {
    MapsEntry first = new MapsEntry(4096, 8192, "rw-s", 0, "00:01", 0, "/SYSV00000000 (deleted)");

    assertThat(first.isAnonymous()).isFalse();
  }

  @Test
  void keepsTheAddressOfVsyscallUnsigned() throws IOException {
    MapsEntry last = ProcMaps.read(Samples.PROC, Samples.PID).getLast();

    assertThat(last.start()).isEqualTo(0xffffffffff600000L);
    assertThat(last.size()).isEqualTo(4096);
    assertThat(last.executable()).isTrue();
    assertThat(last.readable()).isFalse();
  }

  @Test
  void readsLineWithoutBlankAtItsEnd() {
    assertThat(MapsEntry.parse("1000-2000 rw-p 00000000 00:00 0").path()).isEmpty();
  }

  @Test
  void seesItself() throws IOException {
    List<MapsEntry> maps = ProcMaps.read(Samples.ownPid());

    assertThat(maps).anyMatch(m -> m.path().endsWith("/libjvm.so") && m.executable());
    assertThat(maps).anyMatch(m -> m.path().equals("[stack]") && m.writable());
    for (int i = 1; i < maps.size(); i++) {
      assertThat(Long.compareUnsigned(maps.get(i - 1).end(), maps.get(i).start()))
          .isLessThanOrEqualTo(0);
    }
  }

  @Test
  void namesFileAndLineThatItCannotRead(@TempDir Path proc) throws IOException {
    Path file = Files.createDirectories(proc.resolve("7")).resolve("maps");
    Files.writeString(file, "1000-2000 rw-p 0 00:00 0 \nnonsense\n");

    assertThatThrownBy(() -> ProcMaps.read(proc, 7))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": cannot make sense of 'nonsense'");
  }
}
