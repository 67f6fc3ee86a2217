package dev.roost.wire;

/**
 * One message between nodes.
 *
 * @param type 0 to 65535; its meaning belongs to the protocol above
 * @param payload the bytes; owned by the frame, at most {@link FrameCodec#MAX_PAYLOAD_BYTES}
 */
public record Frame(int type, byte[] payload) {

  /** A reader over the whole payload. */
  public WireReader reader() {
    return new WireReader(payload);
  }

  /** Type and size; the payload itself may be a process' memory and never belongs in a log. */
  @Override
  public String toString() {
    return "Frame[type=" + type + ", " + payload.length + " bytes]";
  }
}
