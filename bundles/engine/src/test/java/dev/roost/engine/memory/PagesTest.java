package dev.roost.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roost.engine.model.Region;
import dev.roost.engine.model.Vma;
import dev.roost.engine.tracee.Orphan;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.PagemapScan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one real process to another, which has the same areas but nothing in them. */
class PagesTest {
  private static final long AT = 0x100000000000L;
  private static final int PAGE = 4096;
  private static final Vma SPARSE = area(0, 512, 3, Vma.Kind.ANONYMOUS);
  private static final Vma HIDDEN = area(600, 2, 0, Vma.Kind.ANONYMOUS);
  private static final Vma CONSTANT = area(610, 2, 1, Vma.Kind.ANONYMOUS);
  private static final Vma DENSE = area(1000, 1024, 3, Vma.Kind.ANONYMOUS);
  private static final Vma FILE = area(620, 4, 1, Vma.Kind.FILE);
  private static final Vma SHARED_FILE = area(630, 2, 1, Vma.Kind.FILE);

  private static final Region FORBIDDEN = new Region(AT + 3000 * PAGE, 16 * PAGE);

  @TempDir Path directory;
  private Path file;
  private Orphan from;
  private Orphan to;

  private static Vma area(long page, long pages, int protection, Vma.Kind kind) {
    long start = AT + page * PAGE;
    return new Vma(start, start + pages * PAGE, protection, kind, false, "", 0);
  }

  @BeforeEach
  void start() throws Exception {
    Path program = Orphan.compile(getClass(), "pages.c", directory);
    file = directory.resolve("file");
    byte[] contents = new byte[2 * PAGE];
    Arrays.fill(contents, (byte) 'f');
    Files.write(file, contents);
    from = started(program, "full");
    to = started(program, "empty");
  }

  private Orphan started(Path program, String how) throws Exception {
    Path ready = directory.resolve("ready-" + how);
    Orphan orphan = Orphan.start(program.toString(), file.toString(), ready.toString(), how);
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

  private interface Reading {
    void of(PageSource source) throws IOException;
  }

  /** What the source sends, batch by batch. */
  private List<byte[]> batches(Reading reading) throws IOException {
    List<byte[]> batches = new ArrayList<>();
    try (PageSource source =
        new PageSource(
            from.pid(),
            PageSource.Reading.STOPPED,
            (batch, length) -> batches.add(Arrays.copyOf(batch, length)))) {
      reading.of(source);
      source.finish();
    }
    return batches;
  }

  private static long pages(List<byte[]> batches) {
    long bytes = 0;
    for (byte[] batch : batches) {
      ByteBuffer in = ByteBuffer.wrap(batch).order(ByteOrder.LITTLE_ENDIAN);
      while (in.hasRemaining()) {
        in.getLong();
        int length = in.getInt();
        bytes += length;
        in.position(in.position() + length);
      }
    }
    return bytes / PAGE;
  }

  private void write(List<byte[]> batches, PageSink.Mode mode) throws IOException {
    try (PageSink sink = new PageSink(to.pid(), mode, FORBIDDEN)) {
      for (byte[] batch : batches) {
        sink.accept(batch, 0, batch.length);
      }
    }
  }

  private static byte[] contents(int pid, Vma vma) throws IOException {
    byte[] bytes = new byte[(int) vma.size()];
    try (FileDescriptor memory = FileDescriptor.open(Path.of("/proc/" + pid + "/mem"), 0)) {
      memory.readFully(vma.start(), bytes, 0, bytes.length);
    }
    return bytes;
  }

  private static byte[] batch(long address, byte[] contents) {
    return ByteBuffer.allocate(12 + contents.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(address)
        .putInt(contents.length)
        .put(contents)
        .array();
  }

  @Test
  void memoryArrivesWhateverItsProtection() throws IOException {
    List<Vma> areas = List.of(SPARSE, HIDDEN, CONSTANT, DENSE);
    write(batches(source -> source.all(areas)), PageSink.Mode.OVERWRITE);
    for (Vma area : areas) {
      assertThat(Arrays.equals(contents(to.pid(), area), contents(from.pid(), area)))
          .as("area at %x", area.start())
          .isTrue();
    }
  }

  @Test
  void onlyPagesThatHoldSomethingAreSent() throws IOException {
    assertThat(pages(batches(source -> source.anonymous(SPARSE)))).isEqualTo(74);
    assertThat(pages(batches(source -> source.anonymous(HIDDEN)))).isEqualTo(1);
    assertThat(pages(batches(source -> source.anonymous(DENSE)))).isEqualTo(1023);
  }

  @Test
  void zerosAreSentWhereTheReceiverDoesNotBeginWithThem() throws IOException {
    List<byte[]> all = batches(source -> source.everything(DENSE));
    assertThat(pages(all)).isEqualTo(1024);
  }

  @Test
  void batchesStayBelowTheirLimit() throws IOException {
    List<byte[]> batches = batches(source -> source.anonymous(DENSE));
    assertThat(batches).hasSizeGreaterThan(3);
    assertThat(batches).allMatch(batch -> batch.length <= PageSource.BATCH_BYTES);
  }

  @Test
  void aFileIsReadUpToItsEnd() throws IOException {
    assertThat(pages(batches(source -> source.all(List.of(FILE))))).isEqualTo(2);
  }

  @Test
  void pagesThatAreEqualStaySharedWithTheirFile() throws IOException {
    byte[] same = new byte[2 * PAGE];
    Arrays.fill(same, (byte) 'f');
    byte[] other = same.clone();
    other[PAGE] = 'x';
    try (PagemapScan pagemap = new PagemapScan(to.pid())) {
      write(List.of(batch(FILE.start(), same)), PageSink.Mode.IF_DIFFERENT);
      assertThat(pagemap.written(FILE.start(), FILE.end())).isEmpty();
      write(List.of(batch(FILE.start(), other)), PageSink.Mode.IF_DIFFERENT);
      assertThat(pagemap.written(FILE.start(), FILE.end()))
          .containsExactly(new PagemapScan.Range(FILE.start() + PAGE, FILE.start() + 2 * PAGE));
    }
    assertThat(Files.readAllBytes(file)).as("the file itself").isEqualTo(same);
  }

  @Test
  void aFileThatOthersSeeIsNeverWritten() throws IOException {
    byte[] other = new byte[PAGE];
    assertThatIOException()
        .isThrownBy(
            () -> write(List.of(batch(SHARED_FILE.start(), other)), PageSink.Mode.IF_DIFFERENT));
    assertThat(Files.readAllBytes(file)).doesNotContain((byte) 0);
  }

  /** The file has shrunk at home while the process was away. */
  @Test
  void whatLiesBehindTheEndOfAFileIsPassedOver() throws IOException {
    byte[] contents = new byte[4 * PAGE];
    Arrays.fill(contents, (byte) 'n');
    write(List.of(batch(FILE.start(), contents)), PageSink.Mode.IF_DIFFERENT);
    byte[] there = contents(to.pid(), area(620, 2, 1, Vma.Kind.FILE));
    assertThat(there).containsOnly('n');
  }

  @Test
  void roostsOwnRangeIsRefused() throws IOException {
    for (long address :
        new long[] {FORBIDDEN.start(), FORBIDDEN.start() - 1, FORBIDDEN.end() - PAGE}) {
      assertThatIOException()
          .isThrownBy(() -> write(List.of(batch(address, new byte[PAGE])), PageSink.Mode.OVERWRITE))
          .withMessageContaining("Roost's own range");
    }
  }

  @Test
  void aBatchThatIsCutOffIsRefused() throws IOException {
    byte[] whole = batch(SPARSE.start(), new byte[PAGE]);
    try (PageSink sink = new PageSink(to.pid(), PageSink.Mode.OVERWRITE, FORBIDDEN)) {
      for (int length : new int[] {1, 11, 12, 100, whole.length - 1}) {
        assertThatIOException()
            .isThrownBy(() -> sink.accept(whole, 0, length))
            .withMessage("a batch of pages is cut off");
      }
      byte[] negative = whole.clone();
      negative[11] = (byte) 0x80;
      assertThatIOException().isThrownBy(() -> sink.accept(negative, 0, negative.length));
    }
  }

  @Test
  void anAddressThatIsNotMappedIsAnError() throws IOException {
    try (PageSink sink = new PageSink(to.pid(), PageSink.Mode.OVERWRITE, FORBIDDEN)) {
      byte[] nowhere = batch(0x1000, new byte[PAGE]);
      assertThatIOException().isThrownBy(() -> sink.accept(nowhere, 0, nowhere.length));
    }
  }
}
