package dev.roost.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Vma;
import dev.roost.wire.WireException;
import dev.roost.wire.WireWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProcessImageCodecTest {
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final ProcessImage image = new RandomImages(random).image();

  @Test
  void comesBackAsItWas() throws WireException {
    byte[] bytes = ProcessImageCodec.encode(image);
    ProcessImage back = ProcessImageCodec.decode(bytes);
    assertThat(back).as("seed %d", seed).usingRecursiveComparison().isEqualTo(image);
    assertThat(ProcessImageCodec.encode(back)).isEqualTo(bytes);
  }

  @Test
  void refusesAnotherVersionByName() {
    byte[] bytes = ProcessImageCodec.encode(image);
    bytes[0]++;
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> ProcessImageCodec.decode(bytes))
        .withMessageContaining("version 5, not 4");
  }

  @Test
  void refusesTruncationsWhereverTheyAre() {
    byte[] bytes = ProcessImageCodec.encode(image);
    for (int i = 0; i < 2000; i++) {
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      assertThatExceptionOfType(WireException.class)
          .as("seed %d", seed)
          .isThrownBy(() -> ProcessImageCodec.decode(cut));
    }
  }

  @Test
  void refusesImpossibleCountsBeforeItAllocates() {
    byte[] bytes =
        new WireWriter()
            .u16(4)
            .i32(5)
            .string("x")
            .i64(0)
            .i64(0)
            .i32(Integer.MAX_VALUE)
            .toByteArray();
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> ProcessImageCodec.decode(bytes))
        .withMessageContaining("2147483647 mappings");
  }

  @Test
  void refusesMappingsThatOverlapOrLeaveUserSpace() {
    long[][] impossible = {{0x2000, 0x1000}, {0x1000, 0x1000}, {0x1001, 0x2000}, {-4096, 4096}};
    for (long[] range : impossible) {
      byte[] bytes =
          new WireWriter()
              .u16(4)
              .i32(5)
              .string("x")
              .i64(0)
              .i64(0)
              .i32(1)
              .i64(range[0])
              .i64(range[1])
              .toByteArray();
      assertThatExceptionOfType(WireException.class)
          .isThrownBy(() -> ProcessImageCodec.decode(bytes))
          .withMessageContaining("impossible addresses");
    }
  }

  private static ProcessImage with(ProcessImage image, int pid, Region region, List<Vma> vmas) {
    return new ProcessImage(
        pid,
        image.command(),
        region,
        new Mappings(vmas),
        image.limits(),
        image.fields(),
        image.signals(),
        image.threads());
  }

  private void assertRefused(ProcessImage hostile, String sentence) {
    byte[] bytes = ProcessImageCodec.encode(hostile);
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> ProcessImageCodec.decode(bytes))
        .withMessageContaining(sentence);
  }

  /** Code that is injected runs there before the body's filter is installed. */
  @Test
  void refusesMappingsInRoostsOwnRange() {
    Region region = image.region();
    long[][] overlaps = {
      {region.start(), region.start() + 4096},
      {region.start() - 4096, region.start() + 4096},
      {region.end() - 4096, region.end() + 4096},
      {region.start() - 4096, region.end() + 4096}
    };
    for (long[] range : overlaps) {
      Vma vma = new Vma(range[0], range[1], 7, Vma.Kind.ANONYMOUS, false, "", 0);
      assertRefused(with(image, image.pid(), region, List.of(vma)), "Roost's own range");
    }
  }

  @Test
  void refusesARegionThatCannotBe() {
    long start = image.region().start();
    Region[] regions = {
      new Region(start + 1, 0x400000),
      new Region(start, 4096),
      new Region(0, 0x400000),
      new Region(start, -4096),
      new Region(0x7fffffffe000L, 0x400000),
      new Region(start, Long.MAX_VALUE & -4096)
    };
    for (Region region : regions) {
      assertRefused(with(image, image.pid(), region, List.of()), "region of the process image");
    }
  }

  @Test
  void refusesIdsThatNoProcessOfAUserHas() {
    for (int pid : new int[] {1, 0, -1}) {
      assertRefused(with(image, pid, image.region(), List.of()), "process id " + pid);
    }
  }
}
