package dev.roost.engine.link;

import dev.roost.wire.WireException;

/** What an {@link FrameType#AHEAD} frame brings. */
public enum AheadState {
  /** Bytes, and there is more of the file. */
  MORE,
  /** Bytes, and the file ends behind them. */
  END,
  /** Nothing: the lease is not to be had, or over. */
  NONE;

  private static final AheadState[] ALL = values();

  /** The state with this number on the wire. */
  public static AheadState of(int number) throws WireException {
    if (number >= ALL.length) {
      throw new WireException("unknown state " + number + " of what was read ahead");
    }
    return ALL[number];
  }
}
