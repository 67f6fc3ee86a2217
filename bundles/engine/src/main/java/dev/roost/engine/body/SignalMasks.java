package dev.roost.engine.body;

import dev.roost.engine.model.SignalState;
import dev.roost.engine.model.ThreadState;
import dev.roost.engine.model.Threads;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the deputy's threads block of the signals that signalfds of the process read. While both the
 * thread of the body and that of the deputy block such a signal it waits at home, where the
 * descriptor finds it; signalfd(2). Masks are as in /proc/PID/status: signal N is bit N - 1.
 */
public final class SignalMasks {
  private final Map<Integer, Long> atHome = new ConcurrentHashMap<>();
  private volatile long readable;

  /** A body has come, its threads by their ids at home with ids here. */
  public void begin(SignalState signals, Threads threads, Map<Integer, Integer> tidsByHomeTid) {
    readable = signals.descriptors();
    for (ThreadState thread : threads.threads()) {
      atHome.put(tidsByHomeTid.get(thread.tid()), thread.signalMask() & readable);
    }
  }

  /** A process was born of the thread {@code maker} of another one. */
  void begin(SignalMasks parent, int maker, int tid) {
    readable = parent.readable;
    atHome.put(tid, parent.atHome(maker));
  }

  /** A thread was born of another one: the deputy's thread was, too. */
  void born(int maker, int tid) {
    atHome.put(tid, atHome(maker));
  }

  /** A thread has ended. */
  void ended(int tid) {
    atHome.remove(tid);
  }

  /** What signalfds of the process read; 0 if it has none. */
  long readable() {
    return readable;
  }

  /** What the deputy's thread of {@code tid} blocks. */
  long atHome(int tid) {
    return atHome.getOrDefault(tid, 0L);
  }

  /** The deputy's thread of {@code tid} blocks these now; returns which it did not block before. */
  long atHome(int tid, long mask) {
    Long before = atHome.put(tid, mask);
    return mask & ~(before == null ? 0 : before);
  }
}
