package dev.roost.engine.memory;

import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.linux.PagemapScan;
import dev.roost.linux.PagemapScan.Range;
import java.io.IOException;

/**
 * Takes pages from a process by madvise(2) MADV_DONTNEED, which only it itself can do; asks the
 * kernel first where there are any, for most of what is absent at one node is so at the other.
 *
 * @param pid the process, in this engine's pid namespace
 * @param calls calls that it makes on our behalf
 */
public record Discard(int pid, RemoteCalls calls) implements PageSink.Absent {
  private static final int SYS_MADVISE = 28;
  private static final int MADV_DONTNEED = 4;

  @Override
  public void discard(long start, long end) throws IOException {
    try (PagemapScan pagemap = new PagemapScan(pid)) {
      for (Range range : pagemap.populated(start, end)) {
        calls.mustCall("madvise", SYS_MADVISE, range.start(), range.size(), MADV_DONTNEED);
      }
    }
  }
}
