package dev.roost.engine.deputy;

import dev.roost.engine.capture.RawThread;
import dev.roost.engine.model.Region;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ProcessMemory;
import dev.roost.linux.Signals;
import dev.roost.linux.proc.AllPids;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * Finds processes that an engine left parked when it was killed, and resumes them where they were:
 * they had not reached the commit point, and their registers are journaled in their own memory.
 * Those beyond it ended with their engine (PTRACE_O_EXITKILL); one that did not is ended here.
 */
public final class Takeover {
  private static final Logger LOG = System.getLogger("roost.takeover");
  private static final String SHARED_ANONYMOUS = "/dev/zero (deleted)";

  private static final int LOOKS = 5;

  private final Tracer tracer;
  private final int pid;
  private final Region region;
  private final List<MapsEntry> maps;

  private Takeover(Tracer tracer, int pid, Region region, List<MapsEntry> maps) {
    this.tracer = tracer;
    this.pid = pid;
    this.region = region;
    this.maps = maps;
  }

  /** Looks at every process once. Returns how many were found and resumed. */
  public static int sweep(Tracer tracer) throws IOException {
    int resumed = 0;
    for (int pid : AllPids.list()) {
      try {
        resumed += look(tracer, pid) ? 1 : 0;
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "process {0} was not looked at: {1}", pid, e.getMessage());
      }
    }
    return resumed;
  }

  private static boolean look(Tracer tracer, int pid) throws IOException {
    List<MapsEntry> maps = ProcMaps.read(pid);
    for (MapsEntry entry : maps) {
      boolean journal = entry.shared() && entry.writable() && entry.path().equals(SHARED_ANONYMOUS);
      if (!journal || entry.offset() != DeputyRegion.PAGE) {
        continue;
      }
      ByteBuffer page = page(pid, entry);
      if (isLeft(pid, entry)) {
        Region region = new Region(entry.start() - DeputyRegion.PAGE, page.getLong(16));
        new Takeover(tracer, pid, region, maps).resume(page.getInt(8), page.getInt(12), entry);
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a process is parked and nobody's. The deputy of an engine that lives is traced for as
   * long as it has a journal; but it may have come home between two looks, so both are repeated: a
   * process that nobody moves shows the same each time.
   */
  private static boolean isLeft(int pid, MapsEntry journal) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      if (page(pid, journal).getLong(0) != Journal.MAGIC || ProcStatus.read(pid).tracerPid() != 0) {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer page(int pid, MapsEntry journal) throws IOException {
    return ByteBuffer.wrap(ProcessMemory.read(pid, journal.start(), 24))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private void resume(int phase, int threadCount, MapsEntry entry) throws IOException {
    if (phase != Journal.Phase.PARKED.ordinal()) {
      LOG.log(
          Level.WARNING,
          "process {0,number,#} is ended with SIGKILL: its body was lost with the engine",
          pid);
      Signals.kill(pid, 9);
      return;
    }
    DeputyRegion opened = DeputyRegion.reopen(pid, region, entry);
    List<DeputyThread> threads = new ArrayList<>();
    Map<Integer, Long> clearTids = new HashMap<>();
    for (int i = 0; i < threadCount; i++) {
      Slot slot = opened.slot(i);
      byte[] journal = ProcessMemory.read(pid, slot.address() + 256, (int) Slot.DATA - 256);
      RawThread raw = Journal.read(journal);
      int homeTid = ProcStatus.read(pid, raw.tid()).nsPid().getLast();
      DeputyThread thread = new DeputyThread(homeTid, slot, raw);
      long clearTid = Journal.clearTid(journal);
      if (clearTid >= 0) {
        thread.strip();
        clearTids.put(homeTid, clearTid);
      }
      threads.add(thread);
    }
    Deputy deputy = new Deputy(tracer, pid, opened, threads, VdsoSyscall.find(pid, maps));
    tracer.call(
        () -> {
          for (DeputyThread thread : threads) {
            tracer.seize(thread.tid(), 0, deputy);
          }
          return null;
        });
    CompletableFuture<Void> released =
        Release.soonAsItWas(tracer, deputy, new Strip(clearTids, Map.of()));
    try {
      tracer.await(released, Parking.PATIENCE);
      LOG.log(
          Level.INFO,
          "process {0,number,#} was left parked by an engine that died; it goes on",
          pid);
    } catch (TimeoutException e) {
      // The engine may have died before it had stopped every thread, so one may be in any call.
      LOG.log(
          Level.WARNING,
          "process {0,number,#} was left parked by an engine that died; it goes on when all of its"
              + " threads have stopped: {1}",
          pid,
          StuckThread.sentence(pid, threads.stream().map(DeputyThread::tid).toList()));
    }
  }
}
