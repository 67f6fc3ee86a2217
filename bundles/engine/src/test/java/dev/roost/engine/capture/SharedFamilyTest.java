package dev.roost.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.memory.SharedObjects;
import dev.roost.engine.tracee.Orphan;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.SharedMapping;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMapFiles;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.linux.proc.ProcStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFamilyTest {
  @TempDir Path directory;
  private final List<Orphan> orphans = new ArrayList<>();
  private Path program;

  @BeforeEach
  void compile() throws Exception {
    program = Orphan.compile(SharedObjects.class, "shared.c", directory);
  }

  @AfterEach
  void end() {
    orphans.forEach(Orphan::close);
  }

  private int started(String name, String... more) throws Exception {
    Path ready = directory.resolve(name);
    List<String> command = new ArrayList<>(List.of(program.toString(), ready.toString(), "full"));
    command.addAll(List.of(more));
    Orphan orphan = Orphan.start(command.toArray(String[]::new));
    orphans.add(orphan);
    Orphan.await(name + " is ready", () -> Files.exists(ready));
    return orphan.pid();
  }

  @Test
  void whoSharesWithNobodyIsAloneAndMayGo() throws Exception {
    int pid = started("alone");
    started("another");
    assertThat(SharedFamily.of(pid)).containsExactly(pid);
    assertThat(StayReasons.patiently(pid)).isNull();
  }

  @Test
  void parentAndChildThatShareAreAFamilyAndMayGo() throws Exception {
    Path child = directory.resolve("child");
    int pid = started("parent", child.toString());
    int other = Integer.parseInt(Files.readString(child));
    assertThat(SharedFamily.of(pid)).containsExactlyInAnyOrder(pid, other).isSorted();
    assertThat(SharedFamily.of(other)).isEqualTo(SharedFamily.of(pid));
    assertThat(StayReasons.patiently(pid)).isNull();
    assertThat(FamilyReasons.of(pid)).isNull();
  }

  @Test
  void oneThatCannotGoKeepsTheOther() throws Exception {
    Path child = directory.resolve("child");
    int pid = started("parent", child.toString());
    int other = Integer.parseInt(Files.readString(child));
    try (Tracer tracer = new Tracer()) {
      tracer.call(
          () -> {
            tracer.seize(other, 0, null);
            return null;
          });
      assertThat(FamilyReasons.of(pid).sentence())
          .isEqualTo(
              "it shares memory with process %d (%s), which stays: %s"
                  .formatted(
                      other,
                      ProcStatus.read(other).name(),
                      "it has not stopped yet for a move that was refused"));
    }
  }

  @Test
  void thisEngineIsNeverAMember() throws Exception {
    int pid = started("deputy");
    MapsEntry entry =
        ProcMaps.read(pid).stream().filter(SharedObjects::isCarriable).findFirst().orElseThrow();
    try (FileDescriptor file = FileDescriptor.open(ProcMapFiles.path(pid, entry), 2);
        SharedMapping mapping = file.map(4096)) {
      assertThat(mapping.memory().byteSize()).isEqualTo(4096);
      assertThat(SharedFamily.of(pid)).containsExactly(pid);
    }
  }

  @Test
  void memoryIsCarriedButFilesAreNot() {
    assertThat(isCarriable("rw-s", "/dev/zero (deleted)")).isTrue();
    assertThat(isCarriable("r--s", "/memfd:x (deleted)")).isTrue();
    assertThat(isCarriable("rw-s", "/dev/shm/x (deleted)")).isTrue();
    assertThat(isCarriable("rw-s", "/SYSV00000000 (deleted)")).isTrue();
    assertThat(isCarriable("rw-s", "/SYSV5230c0de (deleted)")).isTrue();
    assertThat(isCarriable("rw-s", "/dev/shm/x")).isTrue();
    assertThat(isCarriable("rw-s", "/tmp/x (deleted)")).isFalse();
    assertThat(isCarriable("rw-p", "/memfd:x (deleted)")).isFalse();
  }

  @Test
  void aDirectoryOfThatNameOnADiskIsNoMemory() {
    assertThat(SharedObjects.isCarriable(entry("rw-s", "fe:00", "/dev/shm/x"))).isFalse();
  }

  @Test
  void aSegmentIsNotTakenForAnonymousMemoryWithItsNumber() {
    assertThat(SharedObjects.name(entry("rw-s", "00:01", "/SYSV00000000 (deleted)")))
        .isNotEqualTo(SharedObjects.name(entry("rw-s", "00:01", "/dev/zero (deleted)")));
  }

  private static boolean isCarriable(String perms, String path) {
    return SharedObjects.isCarriable(entry(perms, "00:01", path));
  }

  private static MapsEntry entry(String perms, String device, String path) {
    return new MapsEntry(4096, 8192, perms, 0, device, 7, path);
  }
}
