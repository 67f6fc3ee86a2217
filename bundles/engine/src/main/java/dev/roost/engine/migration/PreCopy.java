package dev.roost.engine.migration;

import dev.roost.engine.capture.LimitsCapture;
import dev.roost.engine.capture.MappingFlags;
import dev.roost.engine.capture.MappingsCapture;
import dev.roost.engine.deputy.DeputyRegion;
import dev.roost.engine.deputy.Watching;
import dev.roost.engine.image.LayoutCodec;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.link.TransferDigest;
import dev.roost.engine.memory.PageSource;
import dev.roost.engine.memory.PageSource.Reading;
import dev.roost.engine.memory.WriteTracking;
import dev.roost.engine.model.Layout;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Vma;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.PagemapScan;
import dev.roost.linux.PagemapScan.Range;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the memory of a process while it still runs, so that little is left when it stops: first
 * all of it, then, round by round, what was written meanwhile.
 */
final class PreCopy implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.departure");

  /** Processes with less resident memory are stopped at once and copied, in bytes. */
  static final long FROM_BYTES = 64L << 20;

  /** So little may be left to the pause, in bytes. */
  private static final long ENOUGH_BYTES = 8L << 20;

  private static final int MOST_ROUNDS = 6;

  /** A round that leaves more than this part of the one before is the last: it is in vain. */
  private static final double PROGRESS = 0.7;

  private final int pid;
  private final Link link;
  private final TransferDigest digest;
  private final WriteTracking tracking;
  private final Layout layout;

  private PreCopy(
      int pid, Link link, TransferDigest digest, WriteTracking tracking, Layout layout) {
    this.pid = pid;
    this.link = link;
    this.digest = digest;
    this.tracking = tracking;
    this.layout = layout;
  }

  /**
   * Sends the layout and all memory.
   *
   * @param flags what smaps has shown of its mappings
   * @return null if that would be in vain: the process is small, or the kernel tracks no writes
   */
  static PreCopy run(
      Tracer tracer, MigrationRecord record, MappingFlags flags, Link link, TransferDigest digest)
      throws IOException {
    int pid = record.pid();
    ProcStatus status = ProcStatus.read(pid);
    if (status.vmRssBytes() < FROM_BYTES) {
      return null;
    }
    WriteTracking tracking = Watching.begin(tracer, pid);
    if (!tracking.works()) {
      return null;
    }
    try {
      List<MapsEntry> maps = ProcMaps.read(pid);
      int spare = LimitsCapture.of(pid).spareSlots();
      Region region = DeputyRegion.choose(maps, status.threads() + spare);
      Layout layout =
          new Layout(
              status.nsPid().getLast(),
              record.command(),
              region,
              MappingsCapture.of(maps, flags, region));
      PreCopy copy = new PreCopy(pid, link, digest, tracking, layout);
      copy.everything();
      copy.rounds();
      return copy;
    } catch (IOException | RuntimeException e) {
      tracking.close();
      throw e;
    }
  }

  /** Where the deputy's region must be. */
  Region region() {
    return layout.region();
  }

  private PageSource source() throws IOException {
    return new PageSource(
        pid,
        Reading.RUNNING,
        (batch, length) -> {
          digest.pages(batch, length);
          link.send(FrameType.PAGES, batch, 0, length);
        });
  }

  private List<Vma> vmas() {
    List<Vma> vmas = new ArrayList<>(layout.mappings().vmas());
    // What is shared is sent when all who share it are stopped.
    vmas.removeIf(vma -> vma.kind() == Vma.Kind.KERNEL || vma.kind() == Vma.Kind.SHARED);
    return vmas;
  }

  private void everything() throws IOException {
    byte[] shape = LayoutCodec.encode(layout);
    digest.state(shape);
    link.send(FrameType.LAYOUT, shape, 0, shape.length);
    try (PageSource pages = source()) {
      for (Vma vma : vmas()) {
        tracking.watch(vma.start(), vma.end());
      }
      pages.all(vmas());
      pages.finish();
    }
  }

  private void rounds() throws IOException {
    long before = digest.memoryBytes();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      long written = written();
      if (written < ENOUGH_BYTES || written > before * PROGRESS) {
        LOG.log(
            Level.INFO,
            "process {0,number,#} ({1}): {2} MB sent while it ran, {3} MB written since",
            pid,
            layout.command(),
            digest.memoryBytes() / 1_000_000,
            written / 1_000_000);
        return;
      }
      before = written;
      again();
    }
  }

  /** Bytes written since they were sent. */
  private long written() throws IOException {
    long bytes = 0;
    try (PagemapScan pagemap = new PagemapScan(pid)) {
      for (Vma vma : vmas()) {
        for (Range range : pagemap.touched(vma.start(), vma.end())) {
          bytes += range.size();
        }
      }
    }
    return bytes;
  }

  private void again() throws IOException {
    try (PageSource pages = source()) {
      for (Vma vma : vmas()) {
        pages.again(vma);
      }
      pages.finish();
    }
  }

  /** Ends the tracking. */
  @Override
  public void close() {
    tracking.close();
  }
}
