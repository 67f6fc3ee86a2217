package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.Text;
import dev.roost.engine.syscall.Argument.Text.Kind;

/** Carries bytes that end with NUL. */
final class Texts {
  private static final int PAGE = 4096;
  private static final int STEP = 256;

  private Texts() {}

  static void encode(Outgoing out, int index, Text text, PathRule paths) throws ComeHome {
    long address = out.register(index);
    if (address == 0) {
      out.putNull();
      return;
    }
    int lengthAt = out.take(Integer.BYTES);
    int from = lengthAt + Integer.BYTES;
    int length = read(out, address, text);
    out.spend(length, text.name());
    LittleEndian.putInt(out.bytes(), lengthAt, length);
    if (text.kind() == Kind.PATH) {
      paths.check(out.bytes(), from, length - 1);
    }
  }

  /**
   * Appends the text and its NUL; returns the length with NUL. Never reads past the page of the
   * NUL.
   */
  private static int read(Outgoing out, long address, Text text) throws ComeHome {
    int length = 0;
    while (length < text.maxBytes()) {
      long next = address + length;
      int step = (int) Math.min(STEP, PAGE - (next & (PAGE - 1)));
      step = Math.min(step, text.maxBytes() - length);
      int at = out.take(step);
      if (!out.memory().read(next, out.bytes(), at, step)) {
        throw Outgoing.unreadable(next, text.name());
      }
      for (int i = 0; i < step; i++) {
        if (out.bytes()[at + i] == 0) {
          out.untake(step - i - 1);
          return length + i + 1;
        }
      }
      length += step;
    }
    if (text.kind() != Kind.PREFIX) {
      throw new ComeHome(text.name() + " is longer than the kernel allows.");
    }
    out.bytes()[out.take(0) - 1] = 0;
    return length;
  }

  static void place(Slot slot, int index, Text text) throws ComeHome {
    int length = slot.nextInt();
    if (length < 0) {
      slot.registers()[index] = 0;
      return;
    }
    if (length == 0 || length > text.maxBytes()) {
      throw Slot.malformed("brings a text of %d bytes for %s".formatted(length, text.name()));
    }
    int where = slot.reserve(length);
    slot.copyIn(where, length);
    slot.area(index, where, length);
  }
}
