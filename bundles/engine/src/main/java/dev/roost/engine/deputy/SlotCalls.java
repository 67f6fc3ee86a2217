package dev.roost.engine.deputy;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.linux.GoneException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.function.BooleanSupplier;

/** Calls made by a parked thread through its slot, for the engine's own purposes. */
public final class SlotCalls implements RemoteCalls {
  private static final long POLL_NS = 100_000_000L;

  private final Slot slot;
  private final BooleanSupplier alive;

  /**
   * @param slot the slot of a parked thread that serves no forwarded call
   * @param alive whether the thread still exists
   */
  public SlotCalls(Slot slot, BooleanSupplier alive) {
    this.slot = slot;
    this.alive = alive;
  }

  @Override
  public long call(long number, long... arguments) throws IOException {
    slot.submit(number, arguments);
    while (!slot.await(POLL_NS)) {
      if (!alive.getAsBoolean()) {
        throw new GoneException("call " + number + " in the deputy");
      }
    }
    return slot.result();
  }

  @Override
  public RemoteAddress scratch() {
    return new RemoteAddress(slot.dataAddress());
  }

  @Override
  public byte[] readScratch(int offset, int length) {
    return slot.data().asSlice(offset, length).toArray(JAVA_BYTE);
  }

  @Override
  public void writeScratch(int offset, byte[] bytes) {
    MemorySegment.copy(bytes, 0, slot.data(), JAVA_BYTE, offset, bytes.length);
  }
}
