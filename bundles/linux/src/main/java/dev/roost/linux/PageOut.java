package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.roost.linux.abi.MmanAbi;
import dev.roost.linux.abi.UioAbi.Iovec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** process_madvise(2) with MADV_PAGEOUT, Linux 5.10: gives memory of another process to swap. */
public final class PageOut implements AutoCloseable {
  private static final int SYS_PROCESS_MADVISE = 440;

  private final FileDescriptor process;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment range = arena.allocate(Iovec.LAYOUT);

  /**
   * Of process {@code pid}. For one thread.
   *
   * @throws GoneException if it has ended
   */
  public PageOut(int pid) throws ErrnoException {
    process = FileDescriptor.pidfd(pid);
  }

  /**
   * Asks the kernel to take the pages of [start, end) back: those without a file go to swap, if
   * there is any, those of files are dropped. What cannot be taken stays.
   *
   * @return false if the kernel takes nothing of the kind, such as what is locked into RAM
   * @throws GoneException if the process has ended
   */
  public boolean of(long start, long end) throws ErrnoException {
    range.set(JAVA_LONG, Iovec.IOV_BASE, start);
    range.set(JAVA_LONG, Iovec.IOV_LEN, end - start);
    long result =
        Libc.syscall(
            SYS_PROCESS_MADVISE, process.number(), range.address(), 1, MmanAbi.MADV_PAGEOUT, 0, 0);
    // EINVAL: locked, huge or a device's; ENOMEM: it was unmapped meanwhile.
    if (result == -Errno.EINVAL || result == -Errno.ENOMEM) {
      return false;
    }
    Libc.check("process_madvise " + Long.toHexString(start), result);
    return true;
  }

  @Override
  public void close() {
    process.close();
    arena.close();
  }
}
