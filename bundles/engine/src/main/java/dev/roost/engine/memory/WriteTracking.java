package dev.roost.engine.memory;

import dev.roost.engine.tracee.RemoteCallException;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.Userfaultfd;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Knows which pages a process has written since it was told to watch them. Mappings that the
 * process makes, or moves with mremap(2), are watched by nobody: all their pages count as written.
 */
public final class WriteTracking implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.memory");
  private static final int SYS_CLOSE = 3;

  /** Null when it is over, and on kernels that cannot do it: then everything counts as written. */
  private Userfaultfd userfaultfd;

  private WriteTracking(Userfaultfd userfaultfd) {
    this.userfaultfd = userfaultfd;
  }

  /** Knows nothing: everything counts as written. */
  public static WriteTracking none() {
    return new WriteTracking(null);
  }

  /**
   * Watches nothing yet.
   *
   * @param pid the process, in this engine's pid namespace
   * @param calls calls that it makes on our behalf; no descriptor stays in it
   */
  public static WriteTracking begin(int pid, RemoteCalls calls) throws IOException {
    long remote;
    try {
      remote = calls.mustCall("userfaultfd", Userfaultfd.SYSCALL, Userfaultfd.FLAGS);
    } catch (RemoteCallException e) {
      LOG.log(Level.INFO, "writes are not tracked: {0}", e.getMessage());
      return new WriteTracking(null);
    }
    try (FileDescriptor pidfd = FileDescriptor.pidfd(pid)) {
      return new WriteTracking(of(pidfd.take((int) remote)));
    } finally {
      calls.mustCall("close", SYS_CLOSE, remote);
    }
  }

  private static Userfaultfd of(FileDescriptor descriptor) throws ErrnoException {
    try {
      return new Userfaultfd(descriptor);
    } catch (ErrnoException e) {
      if (e.errno() != Errno.EINVAL) {
        throw e;
      }
      LOG.log(Level.INFO, "writes are not tracked: Linux 6.7 or newer does it");
      return null;
    }
  }

  /** Whether it knows anything. */
  public synchronized boolean works() {
    return userfaultfd != null;
  }

  /**
   * From now on knows what is written to the mapping [start, end), unless it cannot be watched or
   * is no longer there.
   */
  public synchronized void watch(long start, long end) {
    if (userfaultfd != null) {
      try {
        userfaultfd.watch(start, end);
      } catch (ErrnoException e) {
        LOG.log(Level.DEBUG, "not watched: {0}-{1}: {2}", start, end, e.getMessage());
      }
    }
  }

  /** Ends it: from now on everything counts as written. */
  @Override
  public synchronized void close() {
    if (userfaultfd != null) {
      userfaultfd.close();
      userfaultfd = null;
    }
  }
}
