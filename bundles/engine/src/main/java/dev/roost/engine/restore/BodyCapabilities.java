package dev.roost.engine.restore;

import dev.roost.engine.tracee.RemoteCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A body has no effective capability, not even in its own user namespace. One is permitted, so that
 * the engine can make threads with ids of its choice: CAP_CHECKPOINT_RESTORE, over the pid
 * namespace that is the body's own. The program cannot take it up: its capset(2) is executed at
 * home. See capabilities(7), {@code struct __user_cap_data_struct}.
 */
public final class BodyCapabilities {
  /** What a body runs with. */
  public static final int NONE = 0;

  /** CAP_CHECKPOINT_RESTORE, 40, in the upper of two words. */
  public static final int TO_CHOOSE_IDS = 1 << (40 - 32);

  private static final int SYS_CAPSET = 126;
  private static final int VERSION_3 = 0x20080522;

  private BodyCapabilities() {}

  /** Makes {@code upperWord} the effective capabilities of the thread that makes the calls. */
  public static void use(RemoteCalls calls, int upperWord) throws IOException {
    calls.writeScratch(
        0,
        ByteBuffer.allocate(32)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0, VERSION_3)
            .putInt(20, upperWord)
            .putInt(24, TO_CHOOSE_IDS)
            .array());
    calls.mustCall("capset", SYS_CAPSET, calls.scratch().value(), calls.scratch().value() + 8);
  }
}
