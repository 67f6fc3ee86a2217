package dev.roost.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Vma;
import dev.roost.linux.proc.MapsEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MappingsRestoreTest {
  private static final Region REGION = new Region(0x600000000000L, 0x10000);
  private static final int RW = Vma.READ | Vma.WRITE;
  private static final long PAGE = 4096;
  private static final Sharing NOTHING_SHARED = new HomeSharing(List.of());

  private static final Vma LEFT_OUT = leftOut(0x1000);
  private static final Vma LEFT_OUT_TAIL = leftOut(0x2000);

  private static Vma leftOut(long start) {
    return new Vma(
        start,
        0x3000,
        RW,
        Vma.Kind.ANONYMOUS,
        false,
        "",
        0,
        Vma.Dump.USUAL,
        Vma.Fork.LEFT_OUT,
        Vma.Lock.NONE);
  }

  private static Vma anonymous(long start, long end, int protection) {
    return new Vma(start, end, protection, Vma.Kind.ANONYMOUS, false, "", 0);
  }

  private static Vma mapped(long start, long end, int protection) {
    return new Vma(start, end, protection, Vma.Kind.FILE, false, "", 0);
  }

  private static MapsEntry file(long start, long end, String perms) {
    return new MapsEntry(start, end, perms, 0, "fe:00", 7, "/lib/x.so");
  }

  private static MapsEntry heap(long start, long end) {
    return new MapsEntry(start, end, "rw-p", 0, "00:00", 0, "");
  }

  private static RecordingCalls process(List<MapsEntry> entries) {
    RecordingCalls calls = new RecordingCalls();
    for (MapsEntry entry : entries) {
      int protection =
          (entry.readable() ? 1 : 0) | (entry.writable() ? 2 : 0) | (entry.executable() ? 4 : 0);
      calls.with(entry.start(), entry.end(), (entry.inode() == 0 ? "old " : "file ") + protection);
    }
    return calls;
  }

  private static void atHome(RecordingCalls calls, List<MapsEntry> present, Vma... image)
      throws IOException {
    MappingsRestore.update(
        calls,
        new Mappings(List.of(image)),
        HomeRestore.present(present, REGION, new Mappings(List.of())),
        MappingsRestore.Marks.NONE,
        NOTHING_SHARED);
  }

  @Test
  void aBodyGetsEveryMappingButTheKernelsOwn() throws IOException {
    RecordingCalls calls = new RecordingCalls();
    Vma vdso = new Vma(0x9000, 0xb000, 5, Vma.Kind.KERNEL, false, "[vdso]", 0);
    Vma stack = new Vma(0x20000, 0x22000, RW, Vma.Kind.ANONYMOUS, true, "[stack]", 0);
    Vma library = new Vma(0x3000, 0x5000, 5, Vma.Kind.FILE, false, "/lib/x.so", 0);
    MappingsRestore.inBody(
        calls,
        new Mappings(List.of(anonymous(0x1000, 0x3000, 0), library, vdso, stack)),
        NOTHING_SHARED);
    assertThat(calls.pages)
        .containsExactlyInAnyOrderEntriesOf(
            new TreeMap<>(
                java.util.Map.of(
                    0x1000L,
                    "new 0",
                    0x2000L,
                    "new 0",
                    0x3000L,
                    "new 5",
                    0x4000L,
                    "new 5",
                    0x20000L,
                    "new 3 gd",
                    0x21000L,
                    "new 3 gd")));
  }

  /** So that the way home can tell what is still the file from what took its place. */
  @Test
  void aBodysMemoryThatStandsForAFileIsMarked() throws IOException {
    RecordingCalls calls = new RecordingCalls();
    MappingsRestore.inBody(
        calls,
        new Mappings(List.of(anonymous(0x1000, 0x2000, RW), mapped(0x3000, 0x5000, 5))),
        NOTHING_SHARED);
    assertThat(calls.made).containsExactly("mmap", "mmap", "madvise 3000 12");
  }

  @Test
  void memoryThatIsNotToBeDumpedStaysSoInABodyAndAtHome() throws IOException {
    Vma secret =
        new Vma(
            0x1000,
            0x3000,
            RW,
            Vma.Kind.ANONYMOUS,
            false,
            "",
            0,
            Vma.Dump.NEVER,
            Vma.Fork.COPIED,
            Vma.Lock.NONE);
    RecordingCalls calls = new RecordingCalls();
    MappingsRestore.inBody(calls, new Mappings(List.of(secret)), NOTHING_SHARED);
    assertThat(calls.made).containsExactly("mmap", "madvise 1000 16");
    RecordingCalls home = process(List.of());
    atHome(home, List.of(), secret);
    assertThat(home.made).containsExactly("mmap", "madvise 1000 16");
  }

  @Test
  void memoryThatAForkLeavesOutIsLeftOutInABodyAndAtHome() throws IOException {
    RecordingCalls calls = new RecordingCalls();
    MappingsRestore.inBody(calls, new Mappings(List.of(LEFT_OUT)), NOTHING_SHARED);
    assertThat(calls.made).containsExactly("mmap", "madvise 1000 10");
    RecordingCalls home = process(List.of());
    atHome(home, List.of(), LEFT_OUT);
    assertThat(home.made).containsExactly("mmap", "madvise 1000 10");
  }

  @Test
  void memoryThatAForkWipesIsWipedInABodyAndAtHomeAndNoLongerWhenItIsNot() throws IOException {
    Vma wiped =
        new Vma(
            0x1000,
            0x3000,
            RW,
            Vma.Kind.ANONYMOUS,
            false,
            "",
            0,
            Vma.Dump.USUAL,
            Vma.Fork.WIPED,
            Vma.Lock.NONE);
    RecordingCalls calls = new RecordingCalls();
    MappingsRestore.inBody(calls, new Mappings(List.of(wiped)), NOTHING_SHARED);
    assertThat(calls.made).containsExactly("mmap", "madvise 1000 18");
    calls.made.clear();
    MappingsRestore.update(
        calls,
        new Mappings(List.of(anonymous(0x1000, 0x3000, RW))),
        List.of(wiped),
        MappingsRestore.Marks.SET,
        NOTHING_SHARED);
    assertThat(calls.made).containsExactly("madvise 1000 19");
    calls.made.clear();
    MappingsRestore.update(
        calls,
        new Mappings(List.of(LEFT_OUT)),
        List.of(wiped),
        MappingsRestore.Marks.SET,
        NOTHING_SHARED);
    assertThat(calls.made).containsExactly("madvise 1000 19", "madvise 1000 10");
  }

  /** The mapping itself is kept, and with it what was advised about the one that was there. */
  @Test
  void atHomeMemoryThatTookTheAddressesOfLeftOutMemoryIsNotLeftOut() throws IOException {
    List<MapsEntry> present = List.of(heap(0x1000, 0x3000));
    RecordingCalls calls = process(present);
    MappingsRestore.update(
        calls,
        new Mappings(List.of(anonymous(0x1000, 0x2000, RW), LEFT_OUT_TAIL)),
        HomeRestore.present(present, REGION, new Mappings(List.of(LEFT_OUT))),
        MappingsRestore.Marks.NONE,
        NOTHING_SHARED);
    assertThat(calls.made).containsExactly("madvise 1000 11");
  }

  @Test
  void atHomeMemoryThatTookTheAddressesOfAFileIsNotTheFile() throws IOException {
    List<MapsEntry> present = List.of(file(0x3000, 0x5000, "rw-p"));
    RecordingCalls calls = process(present);
    atHome(calls, present, anonymous(0x3000, 0x5000, RW));
    assertThat(calls.pages.values()).containsExactly("new 3", "new 3");
  }

  @Test
  void atHomeWhatIsStillThereStaysWithWhatIsInIt() throws IOException {
    List<MapsEntry> present = List.of(heap(0x1000, 0x3000), file(0x3000, 0x5000, "r-xp"));
    RecordingCalls calls = process(present);
    Vma library = mapped(0x3000, 0x5000, 5);
    atHome(calls, present, anonymous(0x1000, 0x3000, RW), library);
    assertThat(calls.pages.values()).containsExactly("old 3", "old 3", "file 5", "file 5");
    assertThat(calls.made).isEmpty();
  }

  @Test
  void atHomeAFileGetsTheProtectionThatItsBodyGaveIt() throws IOException {
    List<MapsEntry> present = List.of(file(0x3000, 0x5000, "rw-p"));
    RecordingCalls calls = process(present);
    atHome(calls, present, mapped(0x3000, 0x5000, Vma.READ));
    assertThat(calls.pages.values()).containsExactly("file 1", "file 1");
    assertThat(calls.made).containsExactly("mprotect");
  }

  @Test
  void atHomeWhatTheBodyUnmappedGoes() throws IOException {
    List<MapsEntry> present = List.of(heap(0x1000, 0x9000), file(0xa000, 0xc000, "r--p"));
    RecordingCalls calls = process(present);
    atHome(calls, present, anonymous(0x3000, 0x4000, RW));
    assertThat(calls.pages.keySet()).containsExactly(0x3000L);
  }

  @Test
  void atHomeTheRegionAndTheKernelsMappingsAreLeftAlone() throws IOException {
    MapsEntry vdso = new MapsEntry(0x9000, 0xb000, "r-xp", 0, "00:00", 0, "[vdso]");
    MapsEntry region =
        new MapsEntry(REGION.start(), REGION.end(), "rw-s", 0, "00:01", 9, "/dev/zero (deleted)");
    List<MapsEntry> present = List.of(vdso, region);
    RecordingCalls calls = process(present);
    atHome(calls, present);
    assertThat(calls.made).isEmpty();
  }

  /** A process near its RLIMIT_DATA could not have both writable for a moment. */
  @Test
  void atHomeWhatMayNotBeWrittenIsMappedFirst() throws IOException {
    List<MapsEntry> present = List.of(file(0x1000, 0x9000, "rw-p"));
    RecordingCalls calls = process(present);
    atHome(calls, present, anonymous(0x1000, 0x2000, RW), anonymous(0x2000, 0x9000, Vma.READ));
    assertThat(calls.placed).containsExactly(0x2000L, 0x1000L);
  }

  /** Two mappings would be two stacks to the kernel, each with the whole of RLIMIT_STACK. */
  @Test
  void aStackThatGrewAwayIsOneMappingAtHome() throws IOException {
    RecordingCalls calls = new RecordingCalls().with(0x21000, 0x23000, "old 3 gd");
    Vma stack = new Vma(0x20000, 0x23000, RW, Vma.Kind.ANONYMOUS, true, "[stack]", 0);
    atHome(calls, List.of(heap(0x21000, 0x23000)), stack);
    assertThat(calls.pages.values()).containsExactly("old 3 gd", "old 3 gd", "old 3 gd");
    assertThat(calls.made).containsExactly("touch 20000");
  }

  @Test
  void onlyTheLowestPartOfAStackGrows() throws IOException {
    List<MapsEntry> present = List.of(file(0x21000, 0x22000, "rw-p"));
    RecordingCalls calls = process(present);
    Vma stack = new Vma(0x20000, 0x23000, RW, Vma.Kind.FILE, true, "", 0);
    atHome(calls, present, stack);
    assertThat(calls.pages.values()).containsExactly("new 3 gd", "file 3", "new 3");
  }

  /** Whatever both sides look like: afterwards exactly the image is mapped, rightly protected. */
  @Test
  void anyLayoutBecomesThatOfTheImage() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("MappingsRestoreTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<MapsEntry> present = new ArrayList<>();
      List<Vma> wanted = new ArrayList<>();
      for (long at = PAGE; at < 60 * PAGE; ) {
        long end = at + random.nextInt(1, 6) * PAGE;
        if (random.nextInt(3) > 0) {
          String perms = new String[] {"r--p", "rw-p", "r-xp", "---p"}[random.nextInt(4)];
          present.add(random.nextBoolean() ? file(at, end, perms) : heap(at, end));
        }
        at = end;
      }
      for (long at = PAGE; at < 60 * PAGE; ) {
        long end = at + random.nextInt(1, 6) * PAGE;
        if (random.nextInt(3) > 0) {
          int protection = random.nextInt(8);
          wanted.add(
              random.nextBoolean() ? anonymous(at, end, protection) : mapped(at, end, protection));
        }
        at = end;
      }
      RecordingCalls calls = process(present);
      atHome(calls, present, wanted.toArray(Vma[]::new));
      TreeMap<Long, String> expected = new TreeMap<>();
      for (Vma vma : wanted) {
        for (long page = vma.start(); page < vma.end(); page += PAGE) {
          String what = vma.kind() == Vma.Kind.FILE ? "file " : "old ";
          expected.put(page, (was(present, page).equals(what) ? what : "new ") + vma.protection());
        }
      }
      assertThat(calls.pages).as("seed %d round %d", seed, round).isEqualTo(expected);
    }
  }

  private static String was(List<MapsEntry> entries, long page) {
    for (MapsEntry entry : entries) {
      if (entry.start() <= page && page < entry.end()) {
        return entry.isAnonymous() ? "old " : "file ";
      }
    }
    return "";
  }

  /** A body that was given its memory while the process still ran, and then its image. */
  @Test
  void aBodyKeepsWhatIsStillTheSameAndMarksWhatIsNew() throws IOException {
    RecordingCalls calls = new RecordingCalls();
    Vma heap = anonymous(0x1000, 0x3000, RW);
    MappingsRestore.inBody(
        calls, new Mappings(List.of(heap, anonymous(0x5000, 0x6000, RW))), NOTHING_SHARED);
    calls.made.clear();
    MappingsRestore.update(
        calls,
        new Mappings(List.of(heap, mapped(0x5000, 0x7000, 5))),
        List.of(heap, anonymous(0x5000, 0x6000, RW)),
        MappingsRestore.Marks.SET,
        NOTHING_SHARED);
    assertThat(calls.made).containsExactly("mmap", "madvise 5000 12");
  }
}
