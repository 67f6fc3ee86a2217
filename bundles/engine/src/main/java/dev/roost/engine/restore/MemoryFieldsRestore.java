package dev.roost.engine.restore;

import dev.roost.engine.model.MemoryFields;
import dev.roost.engine.tracee.RemoteCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Sets the kernel's notes on a program's layout in one call, prctl(2) PR_SET_MM_MAP: the calls for
 * single fields need CAP_SYS_RESOURCE.
 */
public final class MemoryFieldsRestore {
  private static final int SYS_PRCTL = 157;
  private static final int PR_SET_MM = 35;
  private static final int PR_SET_MM_MAP = 14;
  private static final int MAP_BYTES = 104;

  private MemoryFieldsRestore() {}

  /** Sets {@code fields} in the calling process of {@code calls}. */
  public static void into(RemoteCalls calls, MemoryFields fields) throws IOException {
    long auxv = calls.scratch().value() + MAP_BYTES;
    ByteBuffer map =
        ByteBuffer.allocate(MAP_BYTES + fields.auxv().length).order(ByteOrder.LITTLE_ENDIAN);
    for (long address : fields.addresses()) {
      map.putLong(address);
    }
    map.putLong(auxv).putInt(fields.auxv().length).putInt(-1).put(fields.auxv());
    calls.writeScratch(0, map.array());
    calls.mustCall(
        "prctl(PR_SET_MM_MAP)",
        SYS_PRCTL,
        PR_SET_MM,
        PR_SET_MM_MAP,
        calls.scratch().value(),
        MAP_BYTES,
        0);
  }
}
