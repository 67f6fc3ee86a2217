package dev.roost.engine.memory;

import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Where a process's shared memory is, for a {@link PageSink} that writes to it. Of one thread. */
public final class SharedSink implements AutoCloseable {
  private final int pid;
  private final Map<Long, SharedMemory> open = new HashMap<>();

  /** By start address; null until somebody asks. */
  private TreeMap<Long, MapsEntry> entries;

  /**
   * @param pid the process, in this engine's pid namespace
   */
  public SharedSink(int pid) {
    this.pid = pid;
  }

  /** The process's mappings have changed, and are to be looked at again. */
  public void remapped() {
    close();
    entries = null;
  }

  private TreeMap<Long, MapsEntry> entries() throws IOException {
    if (entries == null) {
      TreeMap<Long, MapsEntry> found = new TreeMap<>();
      for (MapsEntry entry : ProcMaps.read(pid)) {
        if (SharedObjects.isCarriable(entry)) {
          found.put(entry.start(), entry);
        }
      }
      entries = found;
    }
    return entries;
  }

  /** How far from {@code address} on memory is shared as it is there, or is not; at most end. */
  long sameUntil(long address, long end) throws IOException {
    Map.Entry<Long, MapsEntry> here = entries().floorEntry(address);
    if (here != null && here.getValue().end() > address) {
      return Math.min(end, here.getValue().end());
    }
    Long next = entries().ceilingKey(address);
    return next == null ? end : Math.min(end, next);
  }

  /** The shared memory at {@code address}, or null: memory there is not shared. */
  SharedMemory at(long address) throws IOException {
    Map.Entry<Long, MapsEntry> here = entries().floorEntry(address);
    if (here == null || here.getValue().end() <= address) {
      return null;
    }
    SharedMemory memory = open.get(here.getKey());
    if (memory == null) {
      memory = SharedMemory.open(pid, here.getValue());
      open.put(here.getKey(), memory);
    }
    return memory;
  }

  @Override
  public void close() {
    open.values().forEach(SharedMemory::close);
    open.clear();
  }
}
