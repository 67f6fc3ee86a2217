package dev.roost.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.deputy.Parking;
import dev.roost.engine.memory.SharedObjects;
import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Vma;
import dev.roost.engine.tracee.Orphan;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ProcessMemory;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is parked gets its shared memory where an image has it. */
class HomeSharingTest {
  private static final long AT = 0x100000000000L;
  private static final long SECOND = 0x110000000000L;
  private static final long ELSEWHERE = 0x120000000000L;
  private static final int PAGE = 4096;
  private static final int RW = Vma.READ | Vma.WRITE;

  @TempDir Path directory;
  private Tracer tracer;
  private Orphan orphan;
  private Deputy deputy;
  private String object;

  @BeforeEach
  void park() throws Exception {
    Path program = Orphan.compile(SharedObjects.class, "shared.c", directory);
    Path ready = directory.resolve("ready");
    tracer = new Tracer();
    orphan = Orphan.start(program.toString(), ready.toString(), "full");
    Orphan.await("it is ready", () -> Files.exists(ready));
    deputy = Parking.park(tracer, orphan.pid());
    object = SharedObjects.name(entry(AT));
  }

  @AfterEach
  void end() {
    if (orphan != null) {
      orphan.close();
      tracer.close();
    }
  }

  private MapsEntry entry(long address) throws IOException {
    return ProcMaps.read(orphan.pid()).stream()
        .filter(map -> map.start() <= address && address < map.end())
        .findFirst()
        .orElseThrow();
  }

  private Vma shared(long start, int pages, int protection, long page) {
    return new Vma(
        start, start + pages * PAGE, protection, Vma.Kind.SHARED, false, object, page * PAGE);
  }

  /** Gives it {@code shared} in the place of all that it shares now. */
  private void become(Vma... shared) throws IOException {
    List<MapsEntry> maps = ProcMaps.read(orphan.pid());
    List<Vma> present =
        HomeRestore.present(maps, deputy.region().region(), new Mappings(List.of()));
    List<Vma> image = new ArrayList<>(present);
    image.removeIf(vma -> vma.kind() == Vma.Kind.SHARED);
    image.addAll(List.of(shared));
    image.sort(Comparator.comparingLong(Vma::start));
    MappingsRestore.update(
        deputy.calls(deputy.leader()),
        new Mappings(image),
        present,
        MappingsRestore.Marks.NONE,
        new HomeSharing(maps));
    assertThat(
            HomeRestore.present(
                    ProcMaps.read(orphan.pid()), deputy.region().region(), new Mappings(List.of()))
                .stream()
                .filter(vma -> vma.kind() == Vma.Kind.SHARED))
        .containsExactly(shared);
  }

  private int at(long address) throws IOException {
    return ProcessMemory.read(orphan.pid(), address, 1)[0];
  }

  @Test
  void whatIsInPlaceStays() throws IOException {
    become(shared(AT, 64, RW, 0), shared(SECOND, 16, Vma.READ, 32));
    assertThat(at(AT + 2 * PAGE)).isEqualTo(3);
  }

  @Test
  void whatTheBodyHasMovedIsMovedWithItsContents() throws IOException {
    become(shared(ELSEWHERE, 64, RW, 0));
    assertThat(at(ELSEWHERE + 62 * PAGE)).isEqualTo(63);
  }

  @Test
  void twoMappingsMayChangePlaces() throws IOException {
    become(shared(AT, 16, Vma.READ, 32), shared(SECOND, 64, RW, 0));
    assertThat(at(AT)).isEqualTo(33);
    assertThat(at(SECOND + 62 * PAGE)).isEqualTo(63);
  }

  @Test
  void aMappingThatTheBodyMadeOnceMoreShowsTheSameMemory() throws IOException {
    become(shared(AT, 64, RW, 0), shared(ELSEWHERE, 64, RW, 0));
    ProcessMemory.write(orphan.pid(), ELSEWHERE + 7 * PAGE, new byte[] {42}, 0, 1);
    assertThat(at(AT + 7 * PAGE)).isEqualTo(42);
  }

  @Test
  void aMappingThatTheBodySplitIsSplit() throws IOException {
    become(
        shared(AT, 8, RW, 0),
        shared(AT + 8 * PAGE, 8, Vma.READ, 8),
        shared(AT + 32 * PAGE, 16, 0, 16));
    assertThat(at(AT + 14 * PAGE)).isEqualTo(15);
    become(shared(AT + 32 * PAGE, 16, RW, 16));
    assertThat(at(AT + 32 * PAGE)).isEqualTo(17);
  }

  @Test
  void aMappingIsPutTogetherOfWhatTwoShow() throws IOException {
    become(shared(AT, 8, RW, 0), shared(SECOND, 8, RW, 8));
    become(shared(ELSEWHERE, 16, RW, 0));
    assertThat(at(ELSEWHERE + 6 * PAGE)).isEqualTo(7);
    assertThat(at(ELSEWHERE + 8 * PAGE)).isEqualTo(9);
  }

  /** mremap(2) has made it longer. */
  @Test
  void aMappingThatReachesBehindAllOthersIsMade() throws IOException {
    become(shared(SECOND, 16, RW, 32));
    become(shared(SECOND, 20, RW, 32));
    assertThat(at(SECOND + 18 * PAGE)).isEqualTo(51);
  }

  @Test
  void whatHomeDoesNotHaveIsRefusedByName() {
    object = "00:01:1";
    assertThatIOException()
        .isThrownBy(() -> become(shared(ELSEWHERE, 1, RW, 0)))
        .withMessage(
            "home has no mapping of shared memory 00:01:1 any more that could be had at"
                + " 120000000000");
  }
}
