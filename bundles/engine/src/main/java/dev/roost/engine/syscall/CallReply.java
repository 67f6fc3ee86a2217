package dev.roost.engine.syscall;

/** Replies that carry nothing but a result. */
public final class CallReply {
  private CallReply() {}

  /** A reply with this result and no bytes, for a call that was not executed or has no answer. */
  public static byte[] of(long result) {
    byte[] reply = new byte[Long.BYTES];
    LittleEndian.putLong(reply, 0, result);
    return reply;
  }

  /** The result in any reply. */
  public static long result(byte[] reply) {
    return LittleEndian.getLong(reply, 0);
  }
}
