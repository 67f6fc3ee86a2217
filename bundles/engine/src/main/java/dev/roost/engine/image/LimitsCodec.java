package dev.roost.engine.image;

import dev.roost.engine.model.Limits;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;

/** {@code i64 stack, i64 data, i64 address space}; part of an offer too. */
public final class LimitsCodec {

  private LimitsCodec() {}

  /** Appends {@code limits}. */
  public static void write(WireWriter out, Limits limits) {
    out.i64(limits.stack()).i64(limits.data()).i64(limits.addressSpace());
  }

  /** Reads what {@link #write} wrote; every number is possible. */
  public static Limits read(WireReader in) throws WireException {
    return new Limits(in.i64(), in.i64(), in.i64());
  }
}
