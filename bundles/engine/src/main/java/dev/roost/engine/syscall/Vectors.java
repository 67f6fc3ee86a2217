package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.Direction;
import dev.roost.engine.syscall.Argument.Vector;

/**
 * Carries {@code struct iovec[]} of readv(2) and writev(2): gathered into one buffer on the guest,
 * one element in the deputy, scattered over the same places afterwards. The places are kept from
 * the beginning of the call, as the kernel keeps them.
 */
final class Vectors {
  /** {@code UIO_MAXIOV}: more elements are an error. */
  private static final long MAX_ELEMENTS = 1024;

  private static final int ELEMENT = 16;
  private static final long[] NOWHERE = {};

  private Vectors() {}

  static void encode(Outgoing out, int index, Vector vector) throws ComeHome {
    gather(out, out.register(index), out.register(index + 1), vector.direction(), vector.name());
  }

  /** Appends the total length, -1 for no elements, and the bytes if they go home. */
  static void gather(Outgoing out, long address, long elements, Direction direction, String name)
      throws ComeHome {
    if (elements == 0) {
      out.putNull();
      return;
    }
    long[] places = places(out, address, elements, name);
    out.places(places);
    long total = 0;
    for (int i = 1; i < places.length; i += 2) {
      // At most 1024 of at most 31 bits: the sum cannot overflow.
      total += places[i];
    }
    out.spend(ELEMENT, name);
    out.putInt(out.spend(total, name));
    if (direction == Direction.IN) {
      for (int i = 0; i < places.length; i += 2) {
        out.copy(places[i], (int) places[i + 1], name);
      }
    }
  }

  private static long[] places(Outgoing out, long address, long elements, String name)
      throws ComeHome {
    if (elements < 0 || elements > MAX_ELEMENTS) {
      throw new ComeHome(
          "%s has %s elements; the kernel allows %d."
              .formatted(name, Long.toUnsignedString(elements), MAX_ELEMENTS));
    }
    byte[] raw = new byte[(int) elements * ELEMENT];
    if (!out.memory().read(address, raw, 0, raw.length)) {
      throw Outgoing.unreadable(address, name);
    }
    long[] places = new long[(int) elements * 2];
    for (int i = 0; i < places.length; i++) {
      places[i] = LittleEndian.getLong(raw, i * Long.BYTES);
      if ((i & 1) == 1 && (places[i] < 0 || places[i] > Integer.MAX_VALUE)) {
        throw new ComeHome("%s has an element that is too large to carry.".formatted(name));
      }
    }
    return places;
  }

  static void place(Slot slot, int index, Vector vector) throws ComeHome {
    int total = slot.nextInt();
    if (total < 0) {
      slot.registers()[index] = 0;
      slot.registers()[index + 1] = 0;
      return;
    }
    int array = placeArray(slot, total, vector.direction());
    slot.area(index, array, total);
    slot.registers()[index + 1] = 1;
  }

  /** Lays one element and its buffer, which follows it; returns where the element is. */
  static int placeArray(Slot slot, int total, Direction direction) throws ComeHome {
    int array = slot.reserve(ELEMENT);
    int buffer = slot.reserve(total);
    slot.putLong(array, slot.address(buffer));
    slot.putLong(array + Long.BYTES, total);
    if (direction == Direction.IN) {
      slot.copyIn(buffer, total);
    }
    return array;
  }

  /** Where the buffer of an element laid by {@link #placeArray} begins. */
  static int bufferOf(int array) {
    return array + ELEMENT;
  }

  static int measure(Slot slot, int index, Vector vector, long result) {
    if (vector.direction() == Direction.IN) {
      return 0;
    }
    boolean none = slot.areaAt(index) < 0 || result < 0;
    return slot.back(index, none ? -1 : (int) Math.min(result, slot.areaLength(index)));
  }

  static void collect(Slot slot, int index, Vector vector) {
    if (vector.direction() == Direction.OUT) {
      slot.replyInt(slot.back(index));
      if (slot.back(index) > 0) {
        slot.replyBytes(bufferOf(slot.areaAt(index)), slot.back(index));
      }
    }
  }

  static void finish(Incoming in, long[] places, Vector vector) {
    if (vector.direction() == Direction.OUT) {
      scatter(in, places, in.nextInt());
    }
  }

  static void scatter(Incoming in, long[] places, int count) {
    scatter(in, places == null ? NOWHERE : places, 0, count);
  }

  /** Writes bytes of the reply over the places from index {@code first} on. */
  static void scatter(Incoming in, long[] places, int first, int count) {
    int left = count;
    for (int i = first; left > 0 && i < places.length; i += 2) {
      int part = (int) Math.min(left, places[i + 1]);
      in.write(places[i], in.skip(part), part);
      left -= part;
    }
    if (left > 0) {
      throw new IllegalArgumentException(
          "a reply brings " + left + " bytes more than the buffers of the call have room for");
    }
  }
}
