package dev.roost.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roost.engine.memory.PageSource.Holes;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Vma;
import dev.roost.engine.tracee.Orphan;
import dev.roost.linux.PagemapScan.Range;
import dev.roost.linux.ProcessMemory;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the shared memory of one real process to that of another, which has it too. */
class SharedMemoryTest {
  private static final long AT = 0x100000000000L;
  private static final long SECOND = 0x110000000000L;
  private static final int PAGE = 4096;
  private static final Region FORBIDDEN = new Region(AT + 3000 * PAGE, 16 * PAGE);
  private static final Vma ALL = shared(AT, 64, 3, 0);
  private static final Vma PART = shared(SECOND, 16, 1, 32 * PAGE);

  @TempDir Path directory;
  private Orphan from;
  private Orphan to;

  private static Vma shared(long start, int pages, int protection, long offset) {
    return new Vma(
        start, start + pages * PAGE, protection, Vma.Kind.SHARED, false, "00:01:7", offset);
  }

  @BeforeEach
  void start() throws Exception {
    Path program = Orphan.compile(getClass(), "shared.c", directory);
    from = started(program, "full");
    to = started(program, "empty");
  }

  private Orphan started(Path program, String how) throws Exception {
    Path ready = directory.resolve("ready-" + how);
    Orphan orphan = Orphan.start(program.toString(), ready.toString(), how);
    Orphan.await(how + " is ready", () -> Files.exists(ready));
    return orphan;
  }

  @AfterEach
  void end() {
    if (from != null) {
      from.close();
    }
    if (to != null) {
      to.close();
    }
  }

  private static MapsEntry entry(int pid, long start) throws IOException {
    return ProcMaps.read(pid).stream()
        .filter(map -> map.start() == start)
        .findFirst()
        .orElseThrow();
  }

  private static List<Range> data(int pid) throws IOException {
    try (SharedMemory memory = SharedMemory.open(pid, entry(pid, AT))) {
      return memory.data(AT, AT + 64 * PAGE);
    }
  }

  private void transfer(Orphan receiver, Holes holes, Vma... vmas) throws IOException {
    SharedPages sent = new SharedPages();
    try (PageSink sink =
            new PageSink(
                receiver.pid(),
                PageSink.Mode.OVERWRITE,
                FORBIDDEN,
                _ -> true,
                (start, _) -> {
                  throw new IOException(Long.toHexString(start) + " is not shared");
                },
                new SharedSink(receiver.pid()));
        PageSource source =
            new PageSource(
                (receiver == to ? from : to).pid(),
                PageSource.Reading.STOPPED,
                (batch, length) -> sink.accept(batch, 0, length))) {
      for (Vma vma : vmas) {
        source.shared(vma, sent, holes);
      }
      source.finish();
    }
  }

  private static byte[] contents(int pid, Vma vma) throws IOException {
    return ProcessMemory.read(pid, vma.start(), (int) vma.size());
  }

  @Test
  void onlyWhatWasWrittenIsData() throws IOException {
    List<Range> expected = new ArrayList<>();
    for (int page = 0; page < 64; page += 2) {
      expected.add(new Range(AT + page * PAGE, AT + (page + 1) * PAGE));
    }
    assertThat(data(from.pid())).isEqualTo(expected);
    assertThat(data(to.pid())).isEmpty();
  }

  @Test
  void itArrivesAndHolesStayHoles() throws IOException {
    transfer(to, Holes.LEFT_OUT, ALL, PART);
    // Page 10 was written, but with zeros. Looked at first: who reads the mapping fills its holes.
    assertThat(data(to.pid())).hasSize(31);
    assertThat(contents(to.pid(), ALL)).isEqualTo(contents(from.pid(), ALL));
    assertThat(contents(to.pid(), PART)).isEqualTo(contents(from.pid(), PART));
  }

  @Test
  void whatIsAbsentIsTakenAway() throws IOException {
    byte[] written = new byte[PAGE];
    Arrays.fill(written, (byte) 'w');
    ProcessMemory.write(to.pid(), AT + 5 * PAGE, written, 0, PAGE);
    transfer(from, Holes.ABSENT, ALL);
    assertThat(data(from.pid())).containsExactly(new Range(AT + 5 * PAGE, AT + 6 * PAGE));
    assertThat(contents(from.pid(), ALL)).isEqualTo(contents(to.pid(), ALL));
  }

  @Test
  void aMappingThatMayOnlyBeReadIsWrittenToo() throws IOException {
    transfer(to, Holes.LEFT_OUT, PART);
    assertThat(contents(to.pid(), PART)).isEqualTo(contents(from.pid(), PART));
    assertThat(ProcessMemory.read(to.pid(), AT, 32 * PAGE)).containsOnly(0);
  }

  @Test
  void whatASecondMappingShowsIsSentOnce() throws IOException {
    List<byte[]> batches = new ArrayList<>();
    SharedPages sent = new SharedPages();
    try (PageSource source =
        new PageSource(
            from.pid(),
            PageSource.Reading.STOPPED,
            (batch, length) -> batches.add(Arrays.copyOf(batch, length)))) {
      source.shared(PART, sent, Holes.LEFT_OUT);
      source.shared(ALL, sent, Holes.LEFT_OUT);
      source.shared(PART, sent, Holes.LEFT_OUT);
      assertThat(source.finish()).isEqualTo(31 * PAGE);
    }
  }

  @Test
  void readingMakesNoData() throws IOException {
    transfer(from, Holes.LEFT_OUT, ALL);
    assertThat(data(to.pid())).isEmpty();
  }

  @Test
  void whatIsNotMappedLikeThatIsAnError() {
    assertThatIOException()
        .isThrownBy(() -> transfer(to, Holes.LEFT_OUT, shared(AT, 63, 3, 0)))
        .withMessage("nothing is mapped from 100000000000");
  }
}
