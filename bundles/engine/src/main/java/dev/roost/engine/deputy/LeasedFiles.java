package dev.roost.engine.deputy;

import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.GoneException;
import dev.roost.linux.Kcmp;
import dev.roost.linux.ReadLease;
import dev.roost.linux.proc.AllPids;
import dev.roost.linux.proc.FdEntry;
import dev.roost.linux.proc.ProcFds;
import dev.roost.linux.proc.ProcTasks;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of one deputy that its guest reads ahead. The guest may, because home holds a lease on
 * each; where the program stands in the file the guest knows better, and tells before anybody who
 * is asked at home could see it.
 */
public final class LeasedFiles implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.ahead");

  private final Deputy deputy;
  private final LeaseWatch watch;
  private final Map<Long, Held> leases = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Whether all its threads and nobody else have its descriptors; null before it is known. */
  private Boolean alone;

  public LeasedFiles(Deputy deputy, LeaseWatch watch) {
    this.deputy = deputy;
    this.watch = watch;
  }

  /**
   * Takes a lease. On the thread that reads.
   *
   * @param lease the guest's number for it
   * @param fd a descriptor of the deputy
   * @param broken called once, when it is to be given up; must not block
   * @return where the descriptor stands, in bytes; -1 if this file is not to be read ahead
   */
  public long begin(long lease, int fd, Runnable broken) {
    try {
      if (closed || !isAlone() || isDuplicated(fd)) {
        return -1;
      }
      Optional<ReadLease> taken =
          watch.take(
              deputy.pid(),
              fd,
              () -> {
                if (leases.containsKey(lease)) {
                  broken.run();
                }
              });
      if (taken.isEmpty()) {
        return -1;
      }
      leases.put(lease, new Held(taken.get()));
      if (taken.get().isBroken() || closed) {
        end(lease);
        return -1;
      }
      try (FileDescriptor pidfd = FileDescriptor.pidfd(deputy.pid());
          FileDescriptor its = pidfd.take(fd)) {
        return its.position();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "descriptor {0} is not read ahead: {1}", fd, e.getMessage());
      end(lease);
      return -1;
    }
  }

  /**
   * Reads under a lease. On the thread that reads.
   *
   * @return bytes read, fewer than asked for only at the end of the file; -1 if there is no such
   *     lease any more
   */
  public int read(long lease, long offset, byte[] into, int length) throws ErrnoException {
    Held held = leases.get(lease);
    if (held == null || !held.enter()) {
      return -1;
    }
    try {
      return held.lease.file().read(offset, into, 0, length);
    } finally {
      held.leave();
    }
  }

  /**
   * The program has read up to {@code offset}, in bytes, as anybody may see from now on.
   *
   * @throws IOException if the descriptor cannot be reached: what the program read next would be
   *     wrong
   */
  public void moveTo(int fd, long offset) throws IOException {
    try (FileDescriptor pidfd = FileDescriptor.pidfd(deputy.pid());
        FileDescriptor its = pidfd.take(fd)) {
      its.moveTo(offset);
    } catch (GoneException e) {
      LOG.log(Level.DEBUG, "{0} has ended", e.getMessage());
    } catch (ErrnoException e) {
      if (e.errno() != Errno.EBADF) {
        throw e;
      }
      // A thread has closed what another one was reading: nobody can ask where it stands.
      LOG.log(Level.DEBUG, "descriptor {0} is closed", fd);
    }
  }

  /** Whether a lease is still held. */
  public boolean holds(long lease) {
    return leases.containsKey(lease);
  }

  /** Gives a lease up: who waits goes on at once, whatever is being read. */
  public void end(long lease) {
    Held held = leases.remove(lease);
    if (held != null) {
      watch.release(held.lease);
      held.end();
    }
  }

  /** Gives all up. */
  @Override
  public void close() {
    closed = true;
    leases.keySet().forEach(this::end);
  }

  /** A description that has two descriptors may be moved by the other. */
  private boolean isDuplicated(int fd) throws IOException {
    for (FdEntry other : ProcFds.read(deputy.pid())) {
      if (other.fd() != fd && Kcmp.sameFile(deputy.pid(), fd, other.fd())) {
        return true;
      }
    }
    return false;
  }

  /** Who shares descriptors without memory cannot come about while it is away. */
  private boolean isAlone() throws IOException {
    if (alone == null) {
      alone = isWithoutSharer();
    }
    return alone;
  }

  private boolean isWithoutSharer() throws IOException {
    int pid = deputy.pid();
    for (int tid : ProcTasks.tids(pid)) {
      if (!shares(pid, tid, true)) {
        return false;
      }
    }
    for (int other : AllPids.list()) {
      if (other != pid && shares(pid, other, false)) {
        return false;
      }
    }
    return true;
  }

  private static boolean shares(int pid, int other, boolean ifGone) throws ErrnoException {
    try {
      return Kcmp.sameDescriptors(pid, other);
    } catch (GoneException e) {
      return ifGone;
    }
  }

  /** A lease whose file is closed when nobody reads it any more. */
  private static final class Held {
    private final ReadLease lease;
    private int readers;
    private boolean over;

    Held(ReadLease lease) {
      this.lease = lease;
    }

    synchronized boolean enter() {
      if (!over) {
        readers++;
      }
      return !over;
    }

    synchronized void leave() {
      readers--;
      closeIfDone();
    }

    synchronized void end() {
      over = true;
      closeIfDone();
    }

    private void closeIfDone() {
      if (over && readers == 0) {
        lease.close();
      }
    }
  }
}
