package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.Direction;
import dev.roost.engine.syscall.Argument.Message;

/**
 * Carries {@code struct msghdr} of sendmsg(2) and recvmsg(2): the structure, then its name, its
 * buffers as one, and its control data. Control data has no pointers; descriptors in it are the
 * deputy's, as all descriptors are.
 */
final class Messages {
  // struct user_msghdr, include/linux/socket.h.
  private static final int SIZE = 56;
  private static final int NAME = 0;
  private static final int NAME_LENGTH = 8;
  private static final int VECTOR = 16;
  private static final int ELEMENTS = 24;
  private static final int CONTROL = 32;
  private static final int CONTROL_LENGTH = 40;
  private static final int FLAGS = 48;

  // Indexes of Slot.parts(): where the parts are, -1 for none, and how long they are.
  private static final int NAME_AREA = 0;
  private static final int NAME_ROOM = 1;
  private static final int ARRAY = 2;
  private static final int TOTAL = 3;
  private static final int CONTROL_AREA = 4;
  private static final int CONTROL_ROOM = 5;

  // Indexes of the places that a call keeps.
  private static final int NAME_PLACE = 0;
  private static final int CONTROL_PLACE = 1;
  private static final int FIRST_PLACE = 2;

  private Messages() {}

  static void encode(Outgoing out, int index, Message message) throws ComeHome {
    long address = out.register(index);
    if (address == 0) {
      out.putNull();
      return;
    }
    out.putInt(out.spend(SIZE, message.name()));
    int from = out.take(SIZE);
    if (!out.memory().read(address, out.bytes(), from, SIZE)) {
      throw Outgoing.unreadable(address, message.name());
    }
    byte[] raw = out.bytes();
    long name = LittleEndian.getLong(raw, from + NAME);
    int nameLength = LittleEndian.getInt(raw, from + NAME_LENGTH);
    long vector = LittleEndian.getLong(raw, from + VECTOR);
    long elements = LittleEndian.getLong(raw, from + ELEMENTS);
    long control = LittleEndian.getLong(raw, from + CONTROL);
    long controlLength = LittleEndian.getLong(raw, from + CONTROL_LENGTH);
    part(out, message, "msg_name", name, nameLength);
    Vectors.gather(out, vector, elements, message.direction(), "msg_iov");
    part(out, message, "msg_control", control, controlLength);
    out.places(withPointers(name, control, out.places()));
  }

  /** The kernel keeps the pointers from the beginning of the call, so Roost does. */
  private static long[] withPointers(long name, long control, long[] places) {
    int elements = places == null ? 0 : places.length;
    long[] all = new long[FIRST_PLACE + elements];
    all[NAME_PLACE] = name;
    all[CONTROL_PLACE] = control;
    if (elements > 0) {
      System.arraycopy(places, 0, all, FIRST_PLACE, elements);
    }
    return all;
  }

  private static void part(Outgoing out, Message message, String name, long address, long length)
      throws ComeHome {
    if (address == 0) {
      out.putNull();
      return;
    }
    int count = out.spend(length, name);
    out.putInt(count);
    if (message.direction() == Direction.IN) {
      out.copy(address, count, name);
    }
  }

  static void place(Slot slot, int index, Message message) throws ComeHome {
    int length = slot.nextInt();
    if (length < 0) {
      slot.registers()[index] = 0;
      return;
    }
    if (length != SIZE) {
      throw Slot.malformed("brings a msghdr of %d bytes".formatted(length));
    }
    int header = slot.reserve(SIZE);
    slot.copyIn(header, SIZE);
    slot.area(index, header, SIZE);
    int[] parts = slot.parts();
    placePart(slot, message, header + NAME, slot.intAt(header + NAME_LENGTH), NAME_AREA);
    int total = slot.nextInt();
    parts[ARRAY] = total < 0 ? -1 : Vectors.placeArray(slot, total, message.direction());
    parts[TOTAL] = total;
    slot.putLong(header + VECTOR, total < 0 ? 0 : slot.address(parts[ARRAY]));
    slot.putLong(header + ELEMENTS, total < 0 ? 0 : 1);
    placePart(slot, message, header + CONTROL, slot.longAt(header + CONTROL_LENGTH), CONTROL_AREA);
  }

  private static void placePart(Slot slot, Message message, int pointerAt, long needed, int part)
      throws ComeHome {
    int length = slot.nextInt();
    if (length < 0) {
      slot.parts()[part] = -1;
      slot.putLong(pointerAt, 0);
      return;
    }
    if (length != needed) {
      throw Slot.malformed(
          "brings %d bytes for a part of %d bytes of a msghdr".formatted(length, needed));
    }
    int area = slot.reserve(length);
    if (message.direction() == Direction.IN) {
      slot.copyIn(area, length);
    }
    slot.putLong(pointerAt, slot.address(area));
    slot.parts()[part] = area;
    slot.parts()[part + 1] = length;
  }

  static int measure(Slot slot, int index, Message message, long result) {
    if (message.direction() == Direction.IN) {
      return 0;
    }
    if (slot.areaAt(index) < 0 || result < 0) {
      return slot.back(index, -1);
    }
    int[] parts = slot.parts();
    int header = slot.areaAt(index);
    // From here on the rooms are what has been used of them.
    long name = Integer.toUnsignedLong(slot.intAt(header + NAME_LENGTH));
    parts[NAME_ROOM] = parts[NAME_AREA] < 0 ? 0 : (int) Math.min(parts[NAME_ROOM], name);
    parts[TOTAL] = parts[ARRAY] < 0 ? 0 : (int) Math.min(parts[TOTAL], result);
    long control = slot.longAt(header + CONTROL_LENGTH);
    parts[CONTROL_ROOM] =
        parts[CONTROL_AREA] < 0 ? 0 : (int) Math.min(parts[CONTROL_ROOM], control);
    slot.back(index, SIZE);
    return 4 * Integer.BYTES + SIZE + parts[NAME_ROOM] + parts[TOTAL] + parts[CONTROL_ROOM];
  }

  static void collect(Slot slot, int index, Message message) {
    if (message.direction() == Direction.IN) {
      return;
    }
    slot.collectArea(index);
    if (slot.back(index) < 0) {
      return;
    }
    int[] parts = slot.parts();
    collectPart(slot, parts[NAME_AREA], parts[NAME_ROOM]);
    collectPart(slot, parts[ARRAY] < 0 ? -1 : Vectors.bufferOf(parts[ARRAY]), parts[TOTAL]);
    collectPart(slot, parts[CONTROL_AREA], parts[CONTROL_ROOM]);
  }

  private static void collectPart(Slot slot, int area, int count) {
    slot.replyInt(count);
    if (count > 0) {
      slot.replyBytes(area, count);
    }
  }

  static void finish(Incoming in, long address, long[] places, Message message) {
    if (message.direction() == Direction.IN || in.nextInt() < 0) {
      return;
    }
    int header = in.skip(SIZE);
    part(in, places[NAME_PLACE]);
    Vectors.scatter(in, places, FIRST_PLACE, in.nextInt());
    part(in, places[CONTROL_PLACE]);
    in.write(address + NAME_LENGTH, header + NAME_LENGTH, Integer.BYTES);
    // Two neighbours: msg_controllen and msg_flags.
    in.write(
        address + CONTROL_LENGTH, header + CONTROL_LENGTH, FLAGS + Integer.BYTES - CONTROL_LENGTH);
  }

  private static void part(Incoming in, long address) {
    int count = in.nextInt();
    if (count > 0) {
      in.write(address, in.skip(count), count);
    }
  }
}
