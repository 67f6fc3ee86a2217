package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.MaskPair;

/**
 * The sixth argument of pselect6(2): the C library always passes the pair, mostly without a mask.
 */
final class MaskPairs {
  private MaskPairs() {}

  static void encode(Outgoing out, int index, MaskPair pair) throws ComeHome {
    long address = out.register(index);
    if (address != 0 && out.longAt(address, pair.name()) != 0) {
      throw new ComeHome(
          "A signal mask for the time of waiting must take effect on both sides at once.");
    }
  }

  static void place(Slot slot, int index) {
    slot.registers()[index] = 0;
  }
}
