package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.Area;
import dev.roost.engine.syscall.Argument.Back;
import dev.roost.engine.syscall.Argument.Direction;
import dev.roost.engine.syscall.Length.At;
import dev.roost.engine.syscall.Length.Bits;
import dev.roost.engine.syscall.Length.Count;
import dev.roost.engine.syscall.Length.Fixed;
import dev.roost.engine.syscall.Length.Size;

/** Carries areas without pointers inside: buffers and plain structures. */
final class Areas {
  private static final int FD_SETSIZE = 1024;

  private Areas() {}

  static void encode(Outgoing out, int index, Area area) throws ComeHome {
    long address = out.register(index);
    if (address == 0) {
      out.putNull();
      return;
    }
    int length = out.spend(length(out, area), area.name());
    out.putInt(length);
    if (area.direction() != Direction.OUT) {
      out.copy(address, length, area.name());
    }
  }

  private static long length(Outgoing out, Area area) throws ComeHome {
    return area.length() instanceof At at
        ? Integer.toUnsignedLong(out.intAt(out.register(at.argument()), area.name() + "'s length"))
        : fromRegisters(area.length(), out::register);
  }

  /** Gives the registers of a call. */
  private interface Registers {
    long get(int index);
  }

  /** The length in bytes; larger than any slot if it cannot be carried. */
  private static long fromRegisters(Length length, Registers registers) {
    return switch (length) {
      case Fixed fixed -> fixed.bytes();
      case Size size -> scale(registers.get(size.argument()), size.unit(), size.plus());
      case Count count ->
          scale(registers.get(count.argument()) & 0xffff_ffffL, count.unit(), count.plus());
      case Bits bits -> bitBytes((int) registers.get(bits.argument()));
      case At at -> throw new AssertionError("a length in memory is not in a register");
    };
  }

  private static long scale(long count, int unit, int plus) {
    return count < 0 || count > Integer.MAX_VALUE ? Long.MAX_VALUE : count * unit + plus;
  }

  /**
   * The kernel cuts the count of descriptors to what the process may have and touches no more; only
   * up to the size of an {@code fd_set} is the memory behind the pointer known to be the set.
   */
  private static long bitBytes(int count) {
    return count < 0 || count > FD_SETSIZE ? Long.MAX_VALUE : (count + 63) / 64 * 8L;
  }

  static void place(Slot slot, int index, Area area) throws ComeHome {
    int length = slot.nextInt();
    if (length < 0) {
      slot.registers()[index] = 0;
      return;
    }
    int where = slot.reserve(length);
    if (area.direction() != Direction.OUT) {
      slot.copyIn(where, length);
    }
    slot.area(index, where, length);
  }

  /** The area must be as long as the kernel will take it to be. */
  static void check(Slot slot, int index, Area area) throws ComeHome {
    if (slot.areaAt(index) < 0) {
      return;
    }
    long needed;
    if (area.length() instanceof At at) {
      int lengthArea = slot.areaAt(at.argument());
      needed = lengthArea < 0 ? -1 : Integer.toUnsignedLong(slot.intAt(lengthArea));
    } else {
      long[] registers = slot.registers();
      needed = fromRegisters(area.length(), i -> registers[i]);
    }
    if (slot.areaLength(index) != needed) {
      throw Slot.malformed(
          "brings %d bytes for %s, where the kernel would take %s"
              .formatted(slot.areaLength(index), area.name(), Long.toUnsignedString(needed)));
    }
  }

  static int measure(Slot slot, int index, Area area, long result) {
    return area.direction() == Direction.IN
        ? 0
        : slot.back(index, backBytes(slot, index, area, result));
  }

  private static int backBytes(Slot slot, int index, Area area, long result) {
    if (slot.areaAt(index) < 0 || !goesBack(area.back(), result)) {
      return -1;
    }
    int length = slot.areaLength(index);
    if (area.filled()) {
      long filled = fromRegisters(asCount(area.length()), i -> result);
      return (int) Math.min(length, filled);
    }
    if (area.length() instanceof At at) {
      // The kernel has put the true length there; a longer one means that the answer was cut.
      return (int) Math.min(length, Integer.toUnsignedLong(slot.intAt(slot.areaAt(at.argument()))));
    }
    return length;
  }

  /** A filled area is counted by the result in the unit of its length. */
  private static Length asCount(Length length) {
    return switch (length) {
      case Count count -> new Size(count.argument(), count.unit(), count.plus());
      case Size size -> size;
      case Fixed fixed -> throw filledBy(fixed);
      case Bits bits -> throw filledBy(bits);
      case At at -> throw filledBy(at);
    };
  }

  private static IllegalArgumentException filledBy(Length length) {
    return new IllegalArgumentException(
        "a filled area's length is a size or a count in a register, not " + length);
  }

  private static boolean goesBack(Back back, long result) {
    return switch (back) {
      case SUCCESS -> result >= 0;
      case POSITIVE -> result > 0;
      case ALWAYS -> true;
    };
  }

  static void collect(Slot slot, int index, Area area) {
    if (area.direction() != Direction.IN) {
      slot.collectArea(index);
    }
  }

  static void finish(Incoming in, long address, Area area) {
    if (area.direction() == Direction.IN) {
      return;
    }
    int count = in.nextInt();
    if (count > 0) {
      in.write(address, in.skip(count), count);
    }
  }
}
