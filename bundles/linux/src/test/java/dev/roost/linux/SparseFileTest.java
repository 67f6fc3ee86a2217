package dev.roost.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link FileDescriptor} says and does about holes, in memory that is a file. */
class SparseFileTest {
  private static final int PAGE = 4096;
  private FileDescriptor file;

  @BeforeEach
  void open() throws ErrnoException {
    file = FileDescriptor.memfd("roost-sparse-test");
    file.truncate(16 * PAGE);
  }

  @AfterEach
  void close() {
    file.close();
  }

  private void fill(int page, int pages) throws ErrnoException {
    byte[] bytes = new byte[pages * PAGE];
    java.util.Arrays.fill(bytes, (byte) 'x');
    file.writeFully((long) page * PAGE, bytes, 0, bytes.length);
  }

  @Test
  void aNewFileIsOneHoleUpToItsEnd() throws ErrnoException {
    assertThat(file.nextData(0)).isEmpty();
    assertThat(file.nextHole(0)).hasValue(0);
    assertThat(file.nextHole(16 * PAGE)).isEmpty();
  }

  @Test
  void whatIsWrittenIsFoundAndNothingElse() throws ErrnoException {
    fill(3, 2);
    assertThat(file.nextData(0)).hasValue(3 * PAGE);
    assertThat(file.nextData(4 * PAGE + 1)).hasValue(4 * PAGE + 1);
    assertThat(file.nextHole(3 * PAGE)).hasValue(5 * PAGE);
    assertThat(file.nextData(5 * PAGE)).isEmpty();
  }

  @Test
  void readingMakesNoData() throws ErrnoException {
    file.readFully(0, new byte[PAGE], 0, PAGE);
    assertThat(file.nextData(0)).isEmpty();
  }

  @Test
  void aPunchedHoleReadsAsZerosAndTheSizeStays() throws ErrnoException {
    fill(0, 16);
    file.punchHole(14 * PAGE, 16 * PAGE);
    assertThat(file.nextHole(0)).hasValue(14 * PAGE);
    byte[] there = new byte[PAGE];
    file.readFully(15 * PAGE, there, 0, PAGE);
    assertThat(there).containsOnly(0);
  }

  @Test
  void aFileThatIsCutShortLosesWhatWasThere() throws ErrnoException {
    fill(0, 16);
    file.truncate(PAGE);
    file.truncate(16 * PAGE);
    assertThat(file.nextHole(0)).hasValue(PAGE);
    assertThat(file.nextData(PAGE)).isEmpty();
  }

  @Test
  void anImpossibleSizeIsRefusedByName() {
    assertThatThrownBy(() -> file.truncate(-1)).hasMessage("ftruncate -1: EINVAL");
    assertThatThrownBy(() -> file.punchHole(PAGE, PAGE)).hasMessage("fallocate 4096: EINVAL");
  }
}
