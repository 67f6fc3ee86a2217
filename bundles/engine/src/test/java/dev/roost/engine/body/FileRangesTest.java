package dev.roost.engine.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Vma;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileRangesTest {
  private final FileRanges ranges =
      new FileRanges(
          new Mappings(
              List.of(
                  vma(0x1000, 0x3000, Vma.Kind.FILE),
                  vma(0x3000, 0x5000, Vma.Kind.ANONYMOUS),
                  vma(0x8000, 0x9000, Vma.Kind.FILE))));

  @Test
  void knowsTheFilesOfAnImageOnly() {
    assertThat(ranges.touch(0x2fff, 0x3000)).isTrue();
    assertThat(ranges.touch(0, 0x10000)).isTrue();
    assertThat(ranges.touch(0x3000, 0x8000)).isFalse();
    assertThat(ranges.touch(0x9000, 0xa000)).isFalse();
  }

  @Test
  void knowsWhatIsMappedLater() {
    ranges.add(0x2000, 0x6000);
    ranges.add(0x6000, 0x7000);

    assertThat(ranges.touch(0x5000, 0x5001)).isTrue();
    assertThat(ranges.touch(0x6fff, 0x7000)).isTrue();
    assertThat(ranges.touch(0x1000, 0x1001)).isTrue();
    assertThat(ranges.touch(0x7000, 0x8000)).isFalse();
  }

  @Test
  void findsNothingInWhatIsNoRange() {
    assertThat(ranges.touch(0x2000, 0x2000)).isFalse();
    assertThat(ranges.touch(0x2000, 0x1000)).isFalse();
  }

  private static Vma vma(long start, long end, Vma.Kind kind) {
    return new Vma(start, end, Vma.READ, kind, false, "", 0);
  }
}
