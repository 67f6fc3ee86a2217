package dev.roost.engine.link;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long one end of a link had calls: at the guest from the moment it sends one until the result
 * is there, at home from the moment it is there until its result is sent. What the guest has more
 * of, the calls were on their way.
 */
public final class CallClock {
  private final Map<Long, Long> begun = new ConcurrentHashMap<>();
  private final LongAdder total = new LongAdder();

  /** The call has begun here. */
  public void begin(long id) {
    begun.put(id, System.nanoTime());
  }

  /** Its result is here; a call that is not known is not counted. */
  public void end(long id) {
    Long since = begun.remove(id);
    if (since != null) {
      total.add(System.nanoTime() - since);
    }
  }

  /** It will have no result. */
  public void drop(long id) {
    begun.remove(id);
  }

  /** Time of all calls that have ended, in ns. */
  public long totalNs() {
    return total.sum();
  }
}
