package dev.roost.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireCodecTest {

  @Test
  void readsBackExtremesOfEveryKind() throws WireException {
    WireWriter out = new WireWriter(1);
    out.u8(0).u8(255).u16(0).u16(65535).i32(Integer.MIN_VALUE).i32(-1);
    out.i64(Long.MIN_VALUE).i64(Long.MAX_VALUE).bytes(new byte[0]).string("").string("Nest ☂ 🐦");
    out.raw(new byte[] {1, 2, 3});
    WireReader in = new WireReader(out.toByteArray());
    assertThat(in.u8()).isZero();
    assertThat(in.u8()).isEqualTo(255);
    assertThat(in.u16()).isZero();
    assertThat(in.u16()).isEqualTo(65535);
    assertThat(in.i32()).isEqualTo(Integer.MIN_VALUE);
    assertThat(in.i32()).isEqualTo(-1);
    assertThat(in.i64()).isEqualTo(Long.MIN_VALUE);
    assertThat(in.i64()).isEqualTo(Long.MAX_VALUE);
    assertThat(in.bytes()).isEmpty();
    assertThat(in.string()).isEmpty();
    assertThat(in.string()).isEqualTo("Nest ☂ 🐦");
    assertThat(in.raw(3)).containsExactly(1, 2, 3);
    in.expectEnd("sample");
  }

  @Test
  void isLittleEndian() {
    byte[] bytes = new WireWriter().u16(0x0102).i32(0x03040506).i64(7).toByteArray();
    assertThat(bytes).containsExactly(2, 1, 6, 5, 4, 3, 7, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void namesWhatIsMissingAndByHowMuch() {
    assertThatThrownBy(() -> new WireReader(new byte[5]).i64())
        .isInstanceOf(WireException.class)
        .hasMessage("i64 of 8 bytes: 3 bytes missing");
    byte[] claims100 = new WireWriter().i32(100).raw(new byte[40]).toByteArray();
    assertThatThrownBy(() -> new WireReader(claims100).string())
        .hasMessage("string of 100 bytes: 60 bytes missing");
    assertThatThrownBy(() -> new WireReader(new byte[3]).bytes())
        .hasMessage("length of bytes of 4 bytes: 1 bytes missing");
  }

  @Test
  void refusesNegativeAndHugeLengthsBeforeAllocating() {
    byte[] negative = new WireWriter().i32(-1).toByteArray();
    assertThatThrownBy(() -> new WireReader(negative).bytes())
        .hasMessage("bytes has the negative length -1");
    byte[] huge = new WireWriter().i32(Integer.MAX_VALUE).toByteArray();
    assertThatThrownBy(() -> new WireReader(huge).bytes()).isInstanceOf(WireException.class);
  }

  @Test
  void refusesMalformedUtf8() {
    byte[] bytes = new WireWriter().bytes(new byte[] {(byte) 0xc3, 0x28}).toByteArray();
    assertThatThrownBy(() -> new WireReader(bytes).string())
        .hasMessage("string of 2 bytes is not UTF-8");
  }

  @Test
  void refusesBytesAfterTheLastField() {
    assertThatThrownBy(() -> new WireReader(new byte[2]).expectEnd("offer"))
        .hasMessage("offer has 2 bytes more than its format");
  }

  @Test
  void refusesValuesThatDoNotFit() {
    assertThatThrownBy(() -> new WireWriter().u8(256)).hasMessage("u8 holds 0 to 255, not 256");
    assertThatThrownBy(() -> new WireWriter().u16(-1)).hasMessage("u16 holds 0 to 65535, not -1");
  }

  @Test
  void staysWithinItsPartOfTheArray() throws WireException {
    WireReader in = new WireReader(new byte[] {9, 1, 9}, 1, 1);
    assertThat(in.u8()).isEqualTo(1);
    assertThatThrownBy(in::u8).hasMessage("u8 of 1 bytes: 1 bytes missing");
  }

  @Test
  void readsBackRandomSequencesAndRefusesEveryTruncation() throws WireException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("WireCodecTest seed " + seed);
    for (int round = 0; round < 300; round++) {
      WireWriter out = new WireWriter();
      long roundSeed = seed + round;
      new RandomFields(new Random(roundSeed)).write(out, 20);
      byte[] whole = out.toByteArray();
      WireReader in = new WireReader(whole);
      new RandomFields(new Random(roundSeed)).check(in, 20);
      in.expectEnd("sequence");
      int cut = new Random(roundSeed).nextInt(whole.length);
      WireReader truncated = new WireReader(Arrays.copyOf(whole, cut));
      assertThatThrownBy(() -> new RandomFields(new Random(roundSeed)).check(truncated, 20))
          .as("seed %d cut at %d", roundSeed, cut)
          .isInstanceOf(WireException.class);
    }
  }

  /** The same seed gives the same fields, once to write and once to compare. */
  private record RandomFields(Random random) {

    void write(WireWriter out, int fields) {
      for (int i = 0; i < fields; i++) {
        switch (random.nextInt(6)) {
          case 0 -> out.u8(random.nextInt(256));
          case 1 -> out.u16(random.nextInt(65536));
          case 2 -> out.i32(random.nextInt());
          case 3 -> out.i64(random.nextLong());
          case 4 -> out.bytes(randomBytes());
          default -> out.string(randomText());
        }
      }
    }

    void check(WireReader in, int fields) throws WireException {
      for (int i = 0; i < fields; i++) {
        switch (random.nextInt(6)) {
          case 0 -> assertThat(in.u8()).isEqualTo(random.nextInt(256));
          case 1 -> assertThat(in.u16()).isEqualTo(random.nextInt(65536));
          case 2 -> assertThat(in.i32()).isEqualTo(random.nextInt());
          case 3 -> assertThat(in.i64()).isEqualTo(random.nextLong());
          case 4 -> assertThat(in.bytes()).isEqualTo(randomBytes());
          default -> assertThat(in.string()).isEqualTo(randomText());
        }
      }
    }

    private byte[] randomBytes() {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      return bytes;
    }

    private String randomText() {
      return random
          .ints(random.nextInt(30), 0, 0x10ffff)
          .filter(point -> point < 0xd800 || point > 0xdfff)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }
}
