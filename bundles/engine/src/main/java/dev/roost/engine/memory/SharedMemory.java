package dev.roost.engine.memory;

import dev.roost.linux.ErrnoException;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.PagemapScan.Range;
import dev.roost.linux.ProcessMemory;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMapFiles;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Memory that a process shares, reached by what it has mapped and not through its page tables:
 * another process may have written it, reading a hole would fill it, and what this process may only
 * read can be written all the same; /proc/PID/map_files, proc(5). All places are addresses in the
 * process.
 */
final class SharedMemory implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.memory");

  private final int pid;
  private final MapsEntry mapping;
  private final FileDescriptor object;
  private final long sizeBytes;

  private SharedMemory(int pid, MapsEntry mapping, FileDescriptor object, long sizeBytes) {
    this.pid = pid;
    this.mapping = mapping;
    this.object = object;
    this.sizeBytes = sizeBytes;
  }

  /**
   * Opens what {@code pid} has mapped at {@code mapping}, to be read and written.
   *
   * @throws IOException if the mapping or the process is gone
   */
  static SharedMemory open(int pid, MapsEntry mapping) throws IOException {
    long sizeBytes = ProcMapFiles.sizeBytes(pid, mapping);
    FileDescriptor object = FileDescriptor.open(ProcMapFiles.path(pid, mapping), 2);
    return new SharedMemory(pid, mapping, object, sizeBytes);
  }

  private long position(long address) {
    return address - mapping.start() + mapping.offset();
  }

  /** Where in [start, end) there is something; everything else is holes, which read as zeros. */
  List<Range> data(long start, long end) throws IOException {
    List<Range> ranges = new ArrayList<>();
    long shift = mapping.start() - mapping.offset();
    OptionalLong next = object.nextData(position(start));
    while (next.isPresent() && next.getAsLong() + shift < end) {
      OptionalLong hole = object.nextHole(next.getAsLong());
      if (hole.isEmpty()) {
        // It has been cut short meanwhile.
        break;
      }
      long until = Math.min(end, (hole.getAsLong() + shift + 4095) & -4096);
      ranges.add(new Range(next.getAsLong() + shift, until));
      next = until < end ? object.nextData(position(until)) : OptionalLong.empty();
    }
    return ranges;
  }

  /** Reads; what lies behind the object's end is zeros. */
  void read(long address, byte[] into, int length) throws IOException {
    long position = position(address);
    int there = Math.clamp(sizeBytes - position, 0, length);
    if (there > 0) {
      object.readFully(position, into, 0, there);
    }
    Arrays.fill(into, there, length, (byte) 0);
  }

  /**
   * Writes; if it can, as if the process did, so that new pages count for the process's cgroup and
   * not for that of this engine.
   */
  void write(long address, byte[] from, int offset, int length) throws IOException {
    if (mapping.writable()) {
      try {
        ProcessMemory.write(pid, address, from, offset, length);
        return;
      } catch (ErrnoException e) {
        LOG.log(Level.DEBUG, "not through process {0,number,#}: {1}", pid, e.getMessage());
      }
    }
    object.writeFully(position(address), from, offset, length);
  }

  /** Makes [start, end) a hole. */
  void punch(long start, long end) throws IOException {
    object.punchHole(position(start), position(end));
  }

  @Override
  public void close() {
    object.close();
  }
}
