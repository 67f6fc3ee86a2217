package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.PollSet;

/**
 * Carries the descriptors of poll(2). The kernel writes nothing but {@code revents}, whatever the
 * result is; another thread may change the rest meanwhile.
 */
final class PollSets {
  private static final int ENTRY = 8;
  private static final int REVENTS = 6;

  private PollSets() {}

  static void encode(Outgoing out, int index, PollSet set) throws ComeHome {
    long address = out.register(index);
    if (address == 0) {
      out.putNull();
      return;
    }
    int length = out.spend((out.register(index + 1) & 0xffff_ffffL) * ENTRY, set.name());
    out.putInt(length);
    out.copy(address, length, set.name());
  }

  static void place(Slot slot, int index) throws ComeHome {
    int length = slot.nextInt();
    if (length < 0) {
      slot.registers()[index] = 0;
      return;
    }
    if (length != (slot.registers()[index + 1] & 0xffff_ffffL) * ENTRY) {
      throw Slot.malformed("brings %d bytes for poll's descriptors".formatted(length));
    }
    int where = slot.reserve(length);
    slot.copyIn(where, length);
    slot.area(index, where, length);
  }

  static int measure(Slot slot, int index) {
    return slot.back(index, slot.areaAt(index) < 0 ? -1 : slot.areaLength(index));
  }

  static void finish(Incoming in, long address) {
    int length = in.nextInt();
    if (length <= 0) {
      return;
    }
    int from = in.skip(length);
    byte[] now = new byte[length];
    if (!in.memory().read(address, now, 0, length)) {
      in.fault();
      return;
    }
    for (int entry = REVENTS; entry < length; entry += ENTRY) {
      if (now[entry] != in.bytes()[from + entry]
          || now[entry + 1] != in.bytes()[from + entry + 1]) {
        in.write(address + entry, from + entry, 2);
      }
    }
  }
}
