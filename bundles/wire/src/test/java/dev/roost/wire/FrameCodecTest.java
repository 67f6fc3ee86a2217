package dev.roost.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameCodecTest {

  @Test
  void writesTheDocumentedHeader() {
    byte[] bytes = FrameCodec.encode(new Frame(0x0203, new byte[] {7}));
    assertThat(bytes).containsExactly(1, 0, 0, 0, 3, 2, FrameCodec.VERSION, 0, 7);
  }

  @Test
  void readsSeveralFramesFromOneStreamAndThenItsEnd() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("FrameCodecTest seed " + seed);
    Random random = new Random(seed);
    Frame[] frames = new Frame[50];
    WireWriter stream = new WireWriter();
    for (int i = 0; i < frames.length; i++) {
      byte[] payload = new byte[random.nextInt(100_000)];
      random.nextBytes(payload);
      frames[i] = new Frame(random.nextInt(65536), payload);
      stream.raw(FrameCodec.encode(frames[i]));
    }
    ByteArrayInputStream in = new ByteArrayInputStream(stream.toByteArray());
    for (Frame frame : frames) {
      Frame read = FrameCodec.read(in);
      assertThat(read.type()).isEqualTo(frame.type());
      assertThat(read.payload()).isEqualTo(frame.payload());
    }
    assertThatThrownBy(() -> FrameCodec.read(in)).isInstanceOf(EOFException.class);
  }

  @Test
  void refusesAnotherVersion() {
    byte[] bytes = FrameCodec.encode(new Frame(1, new byte[0]));
    bytes[6] = 9;
    assertThatThrownBy(() -> FrameCodec.decode(bytes))
        .isInstanceOf(WireException.class)
        .hasMessage("frame of protocol version 9, expected 1");
  }

  @Test
  void refusesReservedBits() {
    byte[] bytes = FrameCodec.encode(new Frame(1, new byte[0]));
    bytes[7] = 1;
    assertThatThrownBy(() -> FrameCodec.decode(bytes))
        .hasMessage("reserved byte of the frame header is 1, expected 0");
  }

  @Test
  void refusesOversizeWithoutReadingIt() {
    byte[] bytes = FrameCodec.encode(new Frame(1, new byte[0]));
    bytes[3] = (byte) 0xff;
    assertThatThrownBy(() -> FrameCodec.read(new ByteArrayInputStream(bytes)))
        .hasMessage("frame payload of 4278190080 bytes, at most 8388608 allowed");
    assertThatThrownBy(() -> FrameCodec.encode(1, new byte[0], 0, FrameCodec.MAX_PAYLOAD_BYTES + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8388609");
  }

  @Test
  void refusesEveryTruncation() {
    byte[] whole = FrameCodec.encode(new Frame(5, new byte[20]));
    for (int cut = 1; cut < whole.length; cut++) {
      byte[] part = Arrays.copyOf(whole, cut);
      String missing =
          cut < 8 ? "header of 8 bytes, " + (8 - cut) : "payload of 20 bytes, " + (28 - cut);
      assertThatThrownBy(() -> FrameCodec.read(new ByteArrayInputStream(part)))
          .isInstanceOf(WireException.class)
          .hasMessage("truncated frame: " + missing + " bytes missing");
      assertThatThrownBy(() -> FrameCodec.decode(part)).isInstanceOf(WireException.class);
    }
  }

  @Test
  void answersRandomBytesWithAFrameOrAWireExceptionOnly() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("FrameCodecTest noise seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      if (noise.length > 7 && random.nextBoolean()) {
        noise[1] = noise[2] = noise[3] = noise[7] = 0;
        noise[6] = FrameCodec.VERSION;
      }
      try {
        assertThat(FrameCodec.decode(noise).payload().length).isEqualTo(noise.length - 8);
      } catch (WireException refused) {
        assertThat(refused).as("seed %d round %d", seed, round).message().isNotBlank();
      }
    }
  }

  @Test
  void keepsPayloadOutOfToString() {
    assertThat(new Frame(3, new byte[] {42})).hasToString("Frame[type=3, 1 bytes]");
  }
}
