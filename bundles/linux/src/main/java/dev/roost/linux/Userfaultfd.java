package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.roost.linux.abi.UserfaultfdAbi;
import dev.roost.linux.abi.UserfaultfdAbi.UffdioApi;
import dev.roost.linux.abi.UserfaultfdAbi.UffdioRegister;
import dev.roost.linux.abi.UserfaultfdAbi.UffdioWriteprotect;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A userfaultfd(2) of another process, used for one thing: to learn which pages it writes. Writes
 * are never stopped: the kernel notes them itself (UFFD_FEATURE_WP_ASYNC, Linux 6.7), and {@link
 * PagemapScan#touched} tells. Closing it ends the watch, and the process is as before.
 */
public final class Userfaultfd implements AutoCloseable {
  /** userfaultfd(2). */
  public static final int SYSCALL = 323;

  /** O_CLOEXEC, and UFFD_USER_MODE_ONLY, with which no privilege is needed. */
  public static final int FLAGS = 02000000 | UserfaultfdAbi.UFFD_USER_MODE_ONLY;

  private static final int TRIES = 1000;

  private final FileDescriptor descriptor;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment argument = arena.allocate(UffdioRegister.SIZE, 8);

  /**
   * @param descriptor what the process itself has made; owned from now on
   * @throws ErrnoException EINVAL if the kernel does not note writes by itself
   */
  public Userfaultfd(FileDescriptor descriptor) throws ErrnoException {
    this.descriptor = descriptor;
    try (Arena call = Arena.ofConfined()) {
      MemorySegment api = call.allocate(UffdioApi.SIZE, 8);
      api.set(JAVA_LONG, UffdioApi.API, UserfaultfdAbi.UFFD_API);
      api.set(
          JAVA_LONG,
          UffdioApi.FEATURES,
          UserfaultfdAbi.UFFD_FEATURE_WP_ASYNC | UserfaultfdAbi.UFFD_FEATURE_PAGEFAULT_FLAG_WP);
      Libc.check("UFFDIO_API", descriptor.ioctl(UserfaultfdAbi.UFFDIO_API, api.address()));
    } catch (ErrnoException e) {
      close();
      throw e;
    }
  }

  /** Begins to note writes to the mappings in [start, end); none is noted as written yet. */
  public synchronized void watch(long start, long end) throws ErrnoException {
    argument.fill((byte) 0);
    argument.set(JAVA_LONG, UffdioRegister.RANGE_START, start);
    argument.set(JAVA_LONG, UffdioRegister.RANGE_LEN, end - start);
    argument.set(JAVA_LONG, UffdioRegister.MODE, UserfaultfdAbi.UFFDIO_REGISTER_MODE_WP);
    Libc.check(
        "UFFDIO_REGISTER", descriptor.ioctl(UserfaultfdAbi.UFFDIO_REGISTER, argument.address()));
    forget(start, end);
  }

  private void forget(long start, long end) throws ErrnoException {
    argument.fill((byte) 0);
    argument.set(JAVA_LONG, UffdioWriteprotect.RANGE_START, start);
    argument.set(JAVA_LONG, UffdioWriteprotect.RANGE_LEN, end - start);
    argument.set(JAVA_LONG, UffdioWriteprotect.MODE, UserfaultfdAbi.UFFDIO_WRITEPROTECT_MODE_WP);
    long result = -Errno.EAGAIN;
    // EAGAIN while the process changes its mappings; ioctl_userfaultfd(2).
    for (int i = 0; i < TRIES && result == -Errno.EAGAIN; i++) {
      result = descriptor.ioctl(UserfaultfdAbi.UFFDIO_WRITEPROTECT, argument.address());
    }
    Libc.check("UFFDIO_WRITEPROTECT", result);
  }

  @Override
  public void close() {
    descriptor.close();
    arena.close();
  }
}
