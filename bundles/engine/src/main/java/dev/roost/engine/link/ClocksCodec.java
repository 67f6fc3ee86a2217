package dev.roost.engine.link;

import dev.roost.engine.model.ClockPair;
import dev.roost.engine.model.HomeClocks;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;

/**
 * The end of an OFFER: {@code string boot id, clock pair offsets}. A clock pair is {@code i64
 * monotonic, i64 boottime} in nanoseconds.
 */
public final class ClocksCodec {

  private ClocksCodec() {}

  /** Appends {@code clocks} to an OFFER. */
  public static void write(WireWriter out, HomeClocks clocks) {
    out.string(clocks.bootId());
    write(out, clocks.offsets());
  }

  /** Appends a clock pair. */
  public static WireWriter write(WireWriter out, ClockPair clocks) {
    return out.i64(clocks.monotonicNs()).i64(clocks.boottimeNs());
  }

  /** Reads the end of an OFFER. */
  public static HomeClocks read(WireReader in) throws WireException {
    return new HomeClocks(in.string(), readPair(in));
  }

  /** Reads a clock pair. */
  public static ClockPair readPair(WireReader in) throws WireException {
    return new ClockPair(in.i64(), in.i64());
  }
}
