package dev.roost.engine.migration;

import dev.roost.api.MigrationEvent;
import dev.roost.engine.capture.FrozenGroup;
import dev.roost.linux.GoneException;
import dev.roost.linux.PageOut;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcCgroup;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stops processes that are at home until they are thawed, and gives their memory to swap. What is
 * frozen is the kernel's knowledge ({@link FrozenGroup}): this one only tidies up.
 */
public final class Freezing {
  private static final Logger LOG = System.getLogger("roost.freezing");

  private final Engine engine;
  private final Set<FrozenGroup> made = ConcurrentHashMap.newKeySet();
  private final ReentrantLock entering = new ReentrantLock();

  public Freezing(Engine engine) {
    this.engine = engine;
  }

  /**
   * Freezes {@code pid}; one that is frozen already changes only by whom.
   *
   * @return bytes of its memory that are in swap
   * @throws IOException with one sentence if it is not at home or does not stand still
   */
  public long freeze(int pid, boolean byHand, String reason) throws IOException {
    MigrationRecord record = record(pid);
    try (MovingLocks _ = MovingLocks.of(engine, record)) {
      if (record.state() != MigrationState.HOME) {
        throw new IOException(
            "process %d is %s; only at home it can be frozen".formatted(pid, record.state()));
      }
      String path = ProcCgroup.unified(pid);
      FrozenGroup before = FrozenGroup.of(path);
      FrozenGroup group = new FrozenGroup(before == null ? path : before.parent(), pid, byHand);
      if (!group.equals(before)) {
        enter(group);
      }
      pageOut(pid);
      long swapped = ProcStatus.read(pid).vmSwapBytes();
      if (before == null) {
        emit(MigrationEvent.Kind.FROZEN, record, reason, swapped);
      }
      return swapped;
    } catch (GoneException | NoSuchFileException e) {
      throw ended(pid, e);
    }
  }

  private void enter(FrozenGroup group) throws IOException {
    made.add(group);
    entering.lock();
    try {
      group.enter();
    } catch (IOException e) {
      try {
        group.leave();
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      if (!Files.exists(Path.of("/proc/" + group.pid()))) {
        throw ended(group.pid(), e);
      }
      throw e instanceof FileSystemException
          ? new IOException("process %d cannot be frozen: %s".formatted(group.pid(), e), e)
          : e;
    } finally {
      entering.unlock();
    }
  }

  /** Lets {@code pid} go on, whoever has frozen it. */
  public void thaw(int pid, String reason) throws IOException {
    MigrationRecord record = record(pid);
    try (MovingLocks _ = MovingLocks.of(engine, record)) {
      FrozenGroup group = FrozenGroup.of(ProcCgroup.unified(pid));
      if (group == null) {
        throw new IOException("process %d is not frozen".formatted(pid));
      }
      group.leave();
      emit(MigrationEvent.Kind.THAWED, record, reason, 0);
    } catch (NoSuchFileException e) {
      throw ended(pid, e);
    }
  }

  /** Removes the cgroups of those that were thawed, or were ended while they were frozen. */
  public void sweep() {
    // A cgroup that is being entered is empty, too. The next look is soon.
    if (entering.tryLock()) {
      try {
        made.removeIf(Freezing::isRemoved);
      } finally {
        entering.unlock();
      }
    }
  }

  private static boolean isRemoved(FrozenGroup group) {
    try {
      if (group.holds()) {
        return false;
      }
      group.remove();
      return true;
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "{0} is not removed yet: {1}", group, e.getMessage());
      return false;
    }
  }

  /** Takes over what an earlier engine has frozen, and removes what it has left of it. */
  public void takeOver() {
    try {
      Path root = ProcCgroup.mountPoint();
      Files.walkFileTree(root, new Finder(root));
      sweep();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "nothing can be frozen: {0}", e.getMessage());
    }
  }

  /** Finds the cgroups of frozen processes; others come and go while it looks. */
  private final class Finder extends SimpleFileVisitor<Path> {
    private final Path root;

    Finder(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      FrozenGroup group = FrozenGroup.of("/" + root.relativize(path));
      if (group != null) {
        made.add(group);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path path, IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }

  /** What the kernel does not take stays in memory, and that is all. */
  private static void pageOut(int pid) throws IOException {
    try (PageOut pages = new PageOut(pid)) {
      for (MapsEntry entry : ProcMaps.read(pid)) {
        if (!entry.shared() && !entry.isSpecial() && !pages.of(entry.start(), entry.end())) {
          LOG.log(Level.DEBUG, "{0,number,#}: {1} stays in memory", pid, entry);
        }
      }
    }
  }

  private MigrationRecord record(int pid) throws IOException {
    try {
      return engine.record(pid, ProcStatus.read(pid).name());
    } catch (NoSuchFileException e) {
      throw ended(pid, e);
    }
  }

  private void emit(MigrationEvent.Kind kind, MigrationRecord record, String reason, long bytes) {
    MigrationEvents events = new MigrationEvents(engine);
    events.emit(kind, record, events.self(), events.self(), reason, bytes, 0);
  }

  private static IOException ended(int pid, IOException cause) {
    return new IOException("there is no process " + pid, cause);
  }
}
