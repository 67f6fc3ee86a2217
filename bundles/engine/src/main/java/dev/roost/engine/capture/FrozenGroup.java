package dev.roost.engine.capture;

import dev.roost.api.StayReason;
import dev.roost.linux.proc.CgroupFiles;
import dev.roost.linux.proc.ProcCgroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The cgroup of a process that is frozen: a child of the one that it was in, {@code
 * roost.frozen=PID}, with {@code .hand} behind it if a person wants it so; {@code cgroup.freeze} of
 * Documentation/admin-guide/cgroup-v2.rst. What the kernel keeps there outlives this engine.
 *
 * @param parent path of the cgroup to which the process goes back, as {@code /proc/PID/cgroup} has
 *     it
 * @param byHand whether a person has frozen it
 */
public record FrozenGroup(String parent, int pid, boolean byHand) {
  private static final String PREFIX = "roost.frozen=";
  private static final String HAND = ".hand";
  private static final StayReason FROZEN = new StayReason("frozen", "it is frozen: thaw it first");
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);
  private static final long LOOK_NS = 2_000_000;

  /** That of a process in the cgroup {@code path}; null if that is none. */
  public static FrozenGroup of(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (slash < 0 || !name.startsWith(PREFIX)) {
      return null;
    }
    boolean byHand = name.endsWith(HAND);
    String number = name.substring(PREFIX.length(), name.length() - (byHand ? HAND.length() : 0));
    return number.matches("[0-9]{1,9}")
        ? new FrozenGroup(path.substring(0, slash), Integer.parseInt(number), byHand)
        : null;
  }

  /** Why {@code pid} cannot move; null if it is not frozen. */
  static StayReason reason(int pid) throws IOException {
    return ProcCgroup.ifUnified(pid).map(FrozenGroup::of).isPresent() ? FROZEN : null;
  }

  /** Whether the process is in it. */
  public boolean holds() throws IOException {
    try {
      return equals(of(ProcCgroup.unified(pid)));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Makes it and puts the process into it; waits until all threads stand still. */
  public void enter() throws IOException {
    Path group = directory();
    if (!Files.isDirectory(group)) {
      Files.createDirectory(group);
    }
    CgroupFiles.write(group.resolve("cgroup.freeze"), "1");
    CgroupFiles.write(group.resolve("cgroup.procs"), Integer.toString(pid));
    long end = System.nanoTime() + PATIENCE_NS;
    while (CgroupFiles.counter(group.resolve("cgroup.events"), "frozen") == 0) {
      if (System.nanoTime() > end) {
        throw new IOException(
            "process %d does not stand still: it is in a call that cannot be interrupted"
                .formatted(pid));
      }
      LockSupport.parkNanos(LOOK_NS);
    }
  }

  /** Lets the process go on where it was. */
  public void leave() throws IOException {
    Path before = ProcCgroup.mountPoint().resolve(parent.substring(1));
    CgroupFiles.write(before.resolve("cgroup.procs"), Integer.toString(pid));
  }

  /** Removes it; the process has ended, or is somewhere else. */
  public void remove() throws IOException {
    Files.deleteIfExists(directory());
  }

  private Path directory() throws IOException {
    return ProcCgroup.mountPoint()
        .resolve(parent.substring(1))
        .resolve(PREFIX + pid + (byHand ? HAND : ""));
  }
}
