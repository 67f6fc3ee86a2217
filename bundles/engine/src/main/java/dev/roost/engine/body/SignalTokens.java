package dev.roost.engine.body;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The kernel lets nobody queue a siginfo_t to another process that claims to come from the kernel
 * or from kill(2) (rt_sigqueueinfo(2), EPERM), and it rewrites sender and user where a signal
 * crosses namespaces. So signals are queued with a token in si_value; when the body is about to get
 * one, the token is replaced by what it stands for.
 */
final class SignalTokens {
  private static final int SI_CODE = 8;
  private static final int SI_VALUE = 24;
  private static final int SI_QUEUE = -1;
  private static final int SI_TIMER = -2;
  private static final int MAGIC = 0x526f6f73;

  private final AtomicInteger next = new AtomicInteger();
  private final Map<Integer, byte[]> tokens = new ConcurrentHashMap<>();

  /** What may be queued in place of {@code info}. */
  byte[] queueable(byte[] info) {
    int token = next.incrementAndGet();
    tokens.put(token, info);
    return ByteBuffer.allocate(128)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0, view(info).getInt(0))
        .putInt(SI_CODE, SI_QUEUE)
        .putInt(SI_VALUE, token)
        .putInt(SI_VALUE + 4, MAGIC)
        .array();
  }

  /** What {@code info}, which goes on waiting, stands for: itself, unless it is a token. */
  byte[] resolve(byte[] info) {
    return isToken(info) ? tokens.getOrDefault(token(info), info) : info;
  }

  /** As {@link #resolve}, of a signal that is delivered and so comes only once. */
  byte[] redeem(byte[] info) {
    byte[] meant = isToken(info) ? tokens.remove(token(info)) : null;
    return meant == null ? info : meant;
  }

  /** Whether a POSIX timer has sent it; sigaction(2). */
  static boolean isOfTimer(byte[] info) {
    return view(info).getInt(SI_CODE) == SI_TIMER;
  }

  private static boolean isToken(byte[] info) {
    return view(info).getInt(SI_CODE) == SI_QUEUE && view(info).getInt(SI_VALUE + 4) == MAGIC;
  }

  private static int token(byte[] info) {
    return view(info).getInt(SI_VALUE);
  }

  private static ByteBuffer view(byte[] info) {
    return ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN);
  }
}
