package dev.roost.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roost.engine.model.SharedPlace;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.SharedMapping;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedStoreTest {
  private static final long PAGE = 4096;
  private SharedStore store;

  @BeforeEach
  void create() throws IOException {
    store = SharedStore.create();
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** This process's mapping of the store, as if from {@code offset} on. */
  private MapsEntry mapped(long offset) throws IOException {
    try (FileDescriptor file = FileDescriptor.open(store.path(), 2);
        SharedMapping mapping = file.map(PAGE)) {
      long start = mapping.memory().address();
      MapsEntry entry =
          ProcMaps.read((int) ProcessHandle.current().pid()).stream()
              .filter(map -> map.start() == start)
              .findFirst()
              .orElseThrow();
      return new MapsEntry(
          start, start + PAGE, entry.perms(), offset, entry.device(), entry.inode(), entry.path());
    }
  }

  private static MapsEntry anonymous(long inode, long offset) {
    return new MapsEntry(PAGE, 2 * PAGE, "rw-s", offset, "00:01", inode, "/dev/zero (deleted)");
  }

  @Test
  void eachObjectHasAPlaceOfItsOwnAndKeepsIt() throws IOException {
    long first = store.place("00:01:7", 0, PAGE);
    long second = store.place("00:01:8", 0, PAGE);
    assertThat(second - first).isEqualTo(SharedStore.STRIDE);
    assertThat(store.place("00:01:7", 0, 10 * PAGE)).isEqualTo(first);
  }

  @Test
  void itIsAsLongAsTheObjectsNeed() throws IOException {
    long base = store.place("00:01:7", 0, 3 * PAGE);
    try (FileDescriptor file = FileDescriptor.open(store.path(), 2)) {
      assertThat(file.nextHole(base + 3 * PAGE - 1)).isPresent();
      assertThat(file.nextHole(base + 3 * PAGE)).isEmpty();
    }
  }

  @Test
  void whatIsMappedOfItHasItsNameAtHome() throws IOException {
    store.place("00:01:7", 0, PAGE);
    long base = store.place("00:01:8", 0, 4 * PAGE);
    assertThat(store.nameOf(mapped(base + 2 * PAGE)))
        .contains(new SharedPlace("00:01:8", 2 * PAGE));
    assertThat(store.nameOf(mapped(2 * SharedStore.STRIDE))).isEmpty();
  }

  @Test
  void whatABodyMadeItselfHasTheNameThatItWasBoundTo() throws IOException {
    assertThat(store.nameOf(anonymous(70, PAGE))).isEmpty();
    store.bind(anonymous(70, 0), "00:01:9");
    assertThat(store.nameOf(anonymous(70, PAGE))).contains(new SharedPlace("00:01:9", PAGE));
    assertThat(store.nameOf(anonymous(71, PAGE))).isEmpty();
  }

  @Test
  void anObjectOfImpossibleLengthIsRefused() {
    for (long end : new long[] {0, -PAGE, SharedStore.STRIDE + 1}) {
      assertThatIOException()
          .isThrownBy(() -> store.place("00:01:7", 0, end))
          .withMessage("there is no room for so much shared memory: 00:01:7");
    }
  }

  @Test
  void theLastBodyMayNotEndIfOthersMayLookAtWhatItLeaves() throws IOException {
    Object one = "one";
    Object other = "other";
    store.join(one);
    store.join(other);
    store.place("file:00:19:7", 0, PAGE);
    assertThat(store.mayEnd(one)).isTrue();
    assertThat(store.mayEnd(one)).as("asked again").isTrue();
    assertThat(store.mayEnd(other)).isFalse();
    store.join("newborn");
    assertThat(store.mayEnd(other)).isTrue();
  }

  @Test
  void whatDiesWithItsMappingsKeepsNobody() throws IOException {
    store.join("one");
    store.place("00:01:7", 0, PAGE);
    assertThat(store.mayEnd("one")).isTrue();
  }

  @Test
  void whatDidNotComeFromHomeIsNotSpokenOf() throws IOException {
    store.place("file:00:19:7", 0, PAGE);
    store.place("file:00:19:7", 3 * PAGE, 4 * PAGE);
    List<Integer> sent = new ArrayList<>();
    store.sendKept(1, (_, _, length) -> sent.add(length));
    assertThat(sent).as("two holes of 12 bytes each, and nothing between").containsExactly(24);
  }

  @Test
  void whatNobodyHasSentIsSentIfOthersMayLookAtIt() throws IOException {
    store.place("00:01:7", 0, PAGE);
    store.place("sysv:00:01:7", 0, 3 * PAGE);
    store.place("file:00:19:7", 0, PAGE);
    store.sent(1).take("file:00:19:7", 0, PAGE);
    List<String> sent = new ArrayList<>();
    store.sendKept(1, (object, _, length) -> sent.add(object + " " + length));
    // One hole.
    assertThat(sent).containsExactly("sysv:00:01:7 12");
    store.sendKept(1, (object, _, _) -> sent.add(object));
    assertThat(sent).as("nothing more on this way home").hasSize(1);
    store.sendKept(2, (object, _, _) -> sent.add(object));
    assertThat(sent).as("on the next").hasSize(3);
  }
}
