package dev.roost.engine.memory;

import dev.roost.linux.PagemapScan.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which parts of shared objects one transfer has sent already: several mappings, of several
 * processes, may show the same. Safe for all threads.
 */
public final class SharedPages {
  /** By object: ends by starts, none of which touch. */
  private final Map<String, TreeMap<Long, Long>> taken = new HashMap<>();

  /** Takes [start, end) of an object; returns the parts that nobody has taken before, ascending. */
  public synchronized List<Range> take(String object, long start, long end) {
    TreeMap<Long, Long> ranges = taken.computeIfAbsent(object, _ -> new TreeMap<>());
    List<Range> fresh = new ArrayList<>();
    long from = start;
    long to = end;
    long at = start;
    Map.Entry<Long, Long> first = ranges.floorEntry(start);
    Long key = first != null && first.getValue() >= start ? first.getKey() : start;
    Map.Entry<Long, Long> next = ranges.ceilingEntry(key);
    while (next != null && next.getKey() <= end) {
      if (next.getKey() > at) {
        fresh.add(new Range(at, next.getKey()));
      }
      from = Math.min(from, next.getKey());
      to = Math.max(to, next.getValue());
      at = Math.max(at, next.getValue());
      ranges.remove(next.getKey());
      next = ranges.ceilingEntry(next.getKey());
    }
    if (at < end) {
      fresh.add(new Range(at, end));
    }
    ranges.put(from, to);
    return fresh;
  }
}
