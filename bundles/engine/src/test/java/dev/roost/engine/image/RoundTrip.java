package dev.roost.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What every codec of a kind of state must do; its test says only which codec it is.
 *
 * @param <S> the kind of state
 */
abstract class RoundTrip<S> {
  private static final int IMAGES = 200;
  private static final int FLIPS = 5_000;

  private final Function<RandomImages, S> make;

  RoundTrip(Function<RandomImages, S> make) {
    this.make = make;
  }

  abstract void write(WireWriter out, S section);

  abstract S read(WireReader in) throws WireException;

  private byte[] encode(S section) {
    WireWriter out = new WireWriter();
    write(out, section);
    return out.toByteArray();
  }

  private S decode(byte[] bytes) throws WireException {
    WireReader in = new WireReader(bytes);
    S section = read(in);
    in.expectEnd("section");
    return section;
  }

  /** A failure names the seed: put it here to see the same again. */
  private Random seeded() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println(getClass().getSimpleName() + " seed " + seed);
    return new Random(seed);
  }

  @Test
  void comesBackAsItWas() throws WireException {
    RandomImages images = new RandomImages(seeded());
    for (int i = 0; i < IMAGES; i++) {
      S section = make.apply(images);
      byte[] bytes = encode(section);
      S back = decode(bytes);
      assertThat(back).usingRecursiveComparison().isEqualTo(section);
      assertThat(encode(back)).isEqualTo(bytes);
    }
  }

  @Test
  void refusesEveryTruncation() {
    byte[] bytes = encode(make.apply(new RandomImages(seeded())));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatExceptionOfType(WireException.class)
          .as("%d of %d bytes", length, bytes.length)
          .isThrownBy(() -> decode(cut));
    }
  }

  @Test
  void refusesWhatFollows() {
    byte[] bytes = encode(make.apply(new RandomImages(seeded())));
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> decode(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  /**
   * What is accepted in spite of a flipped bit is a section like any other; nothing else is thrown.
   */
  @Test
  void survivesFlippedBits() throws WireException {
    Random random = seeded();
    byte[] bytes = encode(make.apply(new RandomImages(random)));
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = bytes.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        byte[] canonical = encode(decode(flipped));
        assertThat(encode(decode(canonical))).isEqualTo(canonical);
      } catch (WireException e) {
        assertThat(e).hasMessageMatching("(?s).{10,}");
      }
    }
  }
}
