package dev.roost.placement;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why the processes that were refused last were refused. A policy may ask for the same in vain for
 * hours: what repeats itself is said once.
 */
final class Refusals {
  private final Map<Integer, String> last = new Recent();

  private static final class Recent extends LinkedHashMap<Integer, String> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
      return size() > 256;
    }
  }

  /** Notes the refusal, and says whether it is another one than the last of that process. */
  synchronized boolean isNew(int pid, String why) {
    return !why.equals(last.put(pid, why));
  }

  synchronized void forget(int pid) {
    last.remove(pid);
  }
}
