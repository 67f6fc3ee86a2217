package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.Direction;
import dev.roost.engine.syscall.Argument.Stream;

/**
 * Carries the buffers of read(2) and write(2), in pieces if they are larger than a slot; {@link
 * Transfer} says when the next piece follows.
 */
final class Streams {
  private Streams() {}

  static void encode(Outgoing out, int index, Stream stream) throws ComeHome {
    long address = out.register(index);
    if (address == 0) {
      out.putNull();
      return;
    }
    long size = out.register(index + 1);
    if (size > out.pieceBytes()) {
      size = out.pieceBytes();
      out.cut(index, (int) size);
    }
    int length = out.spend(size, stream.name());
    out.putInt(length);
    if (stream.direction() == Direction.IN) {
      out.copy(address, length, stream.name());
    }
  }

  static void place(Slot slot, int index, Stream stream) throws ComeHome {
    int length = slot.nextInt();
    if (length < 0) {
      slot.registers()[index] = 0;
      return;
    }
    if (length != slot.registers()[index + 1]) {
      throw Slot.malformed(
          "brings %d bytes for %s, where the kernel would take %s"
              .formatted(
                  length, stream.name(), Long.toUnsignedString(slot.registers()[index + 1])));
    }
    int where = slot.reserve(length);
    if (stream.direction() == Direction.IN) {
      slot.copyIn(where, length);
    }
    slot.area(index, where, length);
  }

  static int measure(Slot slot, int index, Stream stream, long result) {
    if (stream.direction() == Direction.IN) {
      return 0;
    }
    boolean none = slot.areaAt(index) < 0 || result < 0;
    return slot.back(index, none ? -1 : (int) Math.min(result, slot.areaLength(index)));
  }

  static void collect(Slot slot, int index, Stream stream) {
    if (stream.direction() == Direction.OUT) {
      slot.collectArea(index);
    }
  }

  static void finish(Incoming in, long address, Stream stream) {
    if (stream.direction() == Direction.IN) {
      return;
    }
    int count = in.nextInt();
    if (count > 0) {
      in.write(address, in.skip(count), count);
    }
  }
}
