package dev.roost.engine.deputy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a siginfo_t of 128 bytes says; sigaction(2). */
final class Siginfo {
  private static final int SI_CODE = 8;
  private static final int SI_TIMER_ID = 16;
  private static final int SI_TIMER = -2;

  private Siginfo() {}

  /** Which signal. */
  static int number(byte[] info) {
    return at(info, 0);
  }

  /** Who sent it: SI_*, or what it is about. */
  static int code(byte[] info) {
    return at(info, SI_CODE);
  }

  /** Whether a POSIX timer has sent it. */
  static boolean isOfTimer(byte[] info) {
    return code(info) == SI_TIMER;
  }

  /** The kernel's number of that timer. */
  static int timer(byte[] info) {
    return at(info, SI_TIMER_ID);
  }

  private static int at(byte[] info, int offset) {
    return ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
  }
}
