package dev.roost.wire;

import java.io.IOException;

/**
 * Bytes from the wire that are not what the format says; the message names what and by how much.
 */
public final class WireException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence: what was read, what was found, what would be right
   */
  public WireException(String message) {
    super(message);
  }
}
