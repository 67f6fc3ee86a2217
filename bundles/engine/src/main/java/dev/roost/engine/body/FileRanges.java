package dev.roost.engine.body;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Vma;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a body's memory stands for a private mapping of a file, or has stood for one since it was
 * made: what was unmapped meanwhile is not taken out. Safe for all threads.
 */
public final class FileRanges {
  private final TreeMap<Long, Long> endByStart = new TreeMap<>();

  /** Those of an image. */
  public FileRanges(Mappings mappings) {
    for (Vma vma : mappings.vmas()) {
      if (vma.kind() == Vma.Kind.FILE) {
        add(vma.start(), vma.end());
      }
    }
  }

  private FileRanges() {}

  /** Those that a child inherits now. */
  public synchronized FileRanges copy() {
    FileRanges copy = new FileRanges();
    copy.endByStart.putAll(endByStart);
    return copy;
  }

  /** One that is mapped now. */
  synchronized void add(long start, long end) {
    long from = start;
    long to = end;
    Map.Entry<Long, Long> other = endByStart.floorEntry(to);
    while (other != null && other.getValue() >= from) {
      from = Math.min(from, other.getKey());
      to = Math.max(to, other.getValue());
      endByStart.remove(other.getKey());
      other = endByStart.floorEntry(to);
    }
    endByStart.put(from, to);
  }

  /** Whether one of them has a byte of [start, end); false if that is no range. */
  synchronized boolean touch(long start, long end) {
    Map.Entry<Long, Long> before = endByStart.lowerEntry(end);
    return start < end && before != null && before.getValue() > start;
  }
}
