package dev.roost.engine.deputy;

import dev.roost.linux.ErrnoException;
import dev.roost.linux.LeaseBreaks;
import dev.roost.linux.ReadLease;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes the read leases of this engine and tells who holds one that somebody waits for it. One
 * thread for all, which begins with the first: the kernel sends its signal to a task.
 */
public final class LeaseWatch {
  private static final Logger LOG = System.getLogger("roost.leases");

  /** No task has this number. */
  private static final int NOBODY = 0;

  private final Map<ReadLease, Runnable> held = new ConcurrentHashMap<>();

  /** Completed with the task that the kernel tells, or {@link #NOBODY}. */
  private CompletableFuture<Integer> watcher;

  /**
   * A lease on the file of a deputy's descriptor.
   *
   * @param broken called once, when somebody waits for it; on the watching thread, so it must not
   *     block
   * @return nothing if there is none to be had; see {@link ReadLease#take}
   */
  Optional<ReadLease> take(int pid, int fd, Runnable broken) throws ErrnoException {
    int told = watcher();
    if (told == NOBODY) {
      return Optional.empty();
    }
    Optional<ReadLease> lease = ReadLease.take(pid, fd, told);
    lease.ifPresent(
        taken -> {
          held.put(taken, broken);
          // It may have been broken before it was among those that are looked at.
          look(taken);
        });
    return lease;
  }

  /** Gives it up, and who waits goes on. */
  void release(ReadLease lease) {
    held.remove(lease);
    lease.release();
  }

  private synchronized int watcher() {
    if (watcher == null) {
      watcher = new CompletableFuture<>();
      Thread.ofPlatform().name("roost-leases").daemon(true).start(this::run);
    }
    return watcher.join();
  }

  private void run() {
    try {
      LeaseBreaks breaks = LeaseBreaks.tellThisThread();
      watcher.complete(breaks.tid());
      while (true) {
        breaks.await();
        held.keySet().forEach(this::look);
      }
    } catch (ErrnoException | RuntimeException e) {
      LOG.log(Level.ERROR, "nobody hears any more that files are to be written", e);
      watcher.obtrudeValue(NOBODY);
      held.values().forEach(Runnable::run);
    }
  }

  private void look(ReadLease lease) {
    if (lease.isBroken()) {
      Runnable broken = held.remove(lease);
      if (broken != null) {
        broken.run();
      }
    }
  }
}
