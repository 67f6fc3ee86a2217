package dev.roost.engine.deputy;

import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.GoneException;
import dev.roost.linux.ReadLease;
import dev.roost.linux.abi.FcntlAbi;
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

  /** A guest has no memory for more, by what it says itself. */
  private static final int MOST_LEASES = 64;

  private final Deputy deputy;
  private final LeaseWatch watch;
  private final Sharers sharers;
  private final Map<Long, Held> leases = new ConcurrentHashMap<>();
  private volatile boolean closed;

  public LeasedFiles(Deputy deputy, LeaseWatch watch) {
    this.deputy = deputy;
    this.watch = watch;
    this.sharers = new Sharers(deputy.pid());
  }

  /** What the guest knows of a descriptor. */
  public enum Origin {
    /** It was opened while away, and nobody else was given it. */
    OWN,
    /** Others may have it. */
    UNKNOWN
  }

  /**
   * Takes a lease. On the thread that reads.
   *
   * @param lease the guest's number for it
   * @param fd a descriptor of the deputy
   * @param broken called once, when it is to be given up; must not block
   * @return where the descriptor stands, in bytes; -1 if this file is not to be read ahead
   */
  public long begin(long lease, int fd, Origin origin, Runnable broken) {
    try (FileDescriptor pidfd = FileDescriptor.pidfd(deputy.pid());
        FileDescriptor its = pidfd.take(fd)) {
      boolean unusual = leases.size() >= MOST_LEASES || leases.containsKey(lease);
      if (unusual || !isForReading(its) || !take(lease, fd, broken)) {
        return -1;
      }
      if (isMovedByOthers(fd, origin)) {
        end(lease);
        return -1;
      }
      return its.position();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "descriptor {0} is not read ahead: {1}", fd, e.getMessage());
      end(lease);
      return -1;
    }
  }

  private boolean take(long lease, int fd, Runnable broken) throws ErrnoException {
    Runnable ifHeld =
        () -> {
          if (leases.containsKey(lease)) {
            broken.run();
          }
        };
    Optional<ReadLease> taken = watch.take(deputy.pid(), fd, ifHeld);
    if (taken.isEmpty()) {
      return false;
    }
    leases.put(lease, new Held(taken.get()));
    if (taken.get().isBroken() || closed) {
      end(lease);
      return false;
    }
    return true;
  }

  private boolean isMovedByOthers(int fd, Origin origin) throws IOException {
    return !sharers.hasTableAlone()
        || switch (origin) {
          case OWN -> sharers.isDuplicated(fd);
          case UNKNOWN -> sharers.isShared(fd);
        };
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

  private static boolean isForReading(FileDescriptor its) throws ErrnoException {
    return (its.flags() & (FcntlAbi.O_ACCMODE | FcntlAbi.O_DIRECT | FcntlAbi.O_PATH)) == 0;
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
