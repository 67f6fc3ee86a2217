package dev.roost.engine.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a siginfo_t of 128 bytes says; sigaction(2). */
public final class Siginfo {
  private static final int SI_CODE = 8;
  private static final int SI_TIMER_ID = 16;
  private static final int SI_OVERRUN = 20;
  private static final int SI_TIMER = -2;
  private static final int SI_KERNEL = 0x80;
  private static final int SIGALRM = 14;

  private Siginfo() {}

  /** Which signal. */
  public static int number(byte[] info) {
    return view(info).getInt(0);
  }

  /** Who sent it: SI_*, or what it is about. */
  public static int code(byte[] info) {
    return view(info).getInt(SI_CODE);
  }

  /** Whether a POSIX timer has sent it. */
  public static boolean isOfTimer(byte[] info) {
    return code(info) == SI_TIMER;
  }

  /** Whether a timer has sent it that may go on: a POSIX timer, or that of setitimer(2). */
  public static boolean isOfRepeatingTimer(byte[] info) {
    return isOfTimer(info) || number(info) == SIGALRM && code(info) == SI_KERNEL;
  }

  /** The kernel's number of that POSIX timer. */
  public static int timer(byte[] info) {
    return view(info).getInt(SI_TIMER_ID);
  }

  /** How often that POSIX timer has expired besides. */
  public static int overruns(byte[] info) {
    return view(info).getInt(SI_OVERRUN);
  }

  /** Whether both are of the same POSIX timer. */
  public static boolean ofSameTimer(byte[] one, byte[] other) {
    return isOfTimer(one) && isOfTimer(other) && timer(one) == timer(other);
  }

  /** One signal in the place of two of a POSIX timer, as if it had waited all the time. */
  public static byte[] together(byte[] first, byte[] second) {
    byte[] sum = first.clone();
    long overruns = 1L + overruns(first) + overruns(second);
    view(sum).putInt(SI_OVERRUN, (int) Math.min(overruns, Integer.MAX_VALUE));
    return sum;
  }

  private static ByteBuffer view(byte[] info) {
    return ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN);
  }
}
