package dev.roost.trust;

import java.time.Instant;

/**
 * One line of the log: what was signed, and what became of it.
 *
 * @param time when it was written, by this node's clock, in milliseconds
 * @param direction which side this node was on
 * @param cms the signed manifest as it was sent; not verified by the log
 * @param outcome one sentence: accepted, or the fault
 */
public record Receipt(Instant time, Direction direction, byte[] cms, String outcome) {

  /** Which side of the transfer wrote the receipt. */
  public enum Direction {
    /** This node signed and sent. */
    SENT,
    /** Another node signed, this one received. */
    RECEIVED
  }

  /** Everything but the signed bytes. */
  @Override
  public String toString() {
    return time + " " + direction + " " + cms.length + " bytes: " + outcome;
  }
}
