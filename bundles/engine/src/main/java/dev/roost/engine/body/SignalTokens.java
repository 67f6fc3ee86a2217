package dev.roost.engine.body;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

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
  private static final int MAGIC = 0x526f6f73;
  private static final byte[] NOTHING = new byte[128];

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

  /** The same of all that wait, without those that stand for nothing. */
  List<byte[]> resolve(List<byte[]> infos) {
    return infos.stream().map(this::resolve).filter(info -> info != NOTHING).toList();
  }

  /** As {@link #resolve}, of a signal that is delivered and so comes only once. */
  byte[] redeem(byte[] info) {
    byte[] meant = isToken(info) ? tokens.remove(token(info)) : null;
    return meant == null ? info : meant;
  }

  /**
   * Makes a token stand for something else. Returns false if it has been redeemed.
   *
   * @param queueable the token
   */
  boolean change(byte[] queueable, UnaryOperator<byte[]> change) {
    return tokens.computeIfPresent(token(queueable), (_, info) -> change.apply(info)) != null;
  }

  /** A token that is queued stands for nothing from now on. */
  void drop(byte[] queueable) {
    change(queueable, _ -> NOTHING);
  }

  /** Whether {@code info} is what a dropped token is redeemed for. */
  static boolean isNothing(byte[] info) {
    return info == NOTHING;
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
