package dev.roost.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roost.linux.FileDescriptor;
import dev.roost.linux.PagemapScan.Range;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a place in one memfd to another. */
class ObjectContentsTest {
  private static final int PAGE = 4096;
  private static final long BASE = 1L << 40;

  private FileDescriptor store;
  private FileDescriptor home;

  @BeforeEach
  void create() throws IOException {
    store = FileDescriptor.memfd("store");
    home = FileDescriptor.memfd("home");
    store.truncate(BASE + 8 * PAGE);
    store.writeFully(BASE, page(1), 0, PAGE);
    store.writeFully(BASE + 5 * PAGE, page(6), 0, PAGE);
  }

  @AfterEach
  void close() {
    store.close();
    home.close();
  }

  private static byte[] page(int value) {
    byte[] page = new byte[PAGE];
    Arrays.fill(page, (byte) value);
    return page;
  }

  private void carry(List<Range> parts) throws IOException {
    ObjectContents.read(
        store,
        BASE,
        parts,
        (batch, length) -> ObjectContents.write(home, Arrays.copyOf(batch, length), 0));
  }

  private byte[] at(int page) throws IOException {
    byte[] bytes = new byte[PAGE];
    home.readFully((long) page * PAGE, bytes, 0, PAGE);
    return bytes;
  }

  @Test
  void whatIsThereComesAndHolesAreMade() throws IOException {
    for (int i = 0; i < 8; i++) {
      home.writeFully((long) i * PAGE, page(99), 0, PAGE);
    }
    carry(List.of(new Range(0, 8 * PAGE)));
    assertThat(at(0)).isEqualTo(page(1));
    assertThat(at(5)).isEqualTo(page(6));
    for (int hole : new int[] {1, 2, 3, 4, 6, 7}) {
      assertThat(at(hole)).as("page " + hole).isEqualTo(page(0));
    }
  }

  @Test
  void otherPartsStayAsTheyAre() throws IOException {
    for (int i = 0; i < 8; i++) {
      home.writeFully((long) i * PAGE, page(99), 0, PAGE);
    }
    carry(List.of(new Range(4 * PAGE, 6 * PAGE)));
    assertThat(at(3)).isEqualTo(page(99));
    assertThat(at(4)).isEqualTo(page(0));
    assertThat(at(5)).isEqualTo(page(6));
    assertThat(at(6)).isEqualTo(page(99));
  }

  @Test
  void aFileDoesNotBecomeLonger() throws IOException {
    home.truncate(100);
    carry(List.of(new Range(0, 8 * PAGE)));
    assertThat(home.sizeBytes()).isEqualTo(100);
    byte[] bytes = new byte[100];
    home.readFully(0, bytes, 0, 100);
    assertThat(bytes).isEqualTo(Arrays.copyOf(page(1), 100));
  }

  @Test
  void whatIsCutOffIsRefused() {
    assertThatIOException()
        .isThrownBy(() -> ObjectContents.write(home, new byte[11], 0))
        .withMessageContaining("cut off");
    byte[] head = new byte[12];
    head[8] = 1;
    assertThatIOException()
        .isThrownBy(() -> ObjectContents.write(home, head, 0))
        .withMessageContaining("cut off");
  }
}
