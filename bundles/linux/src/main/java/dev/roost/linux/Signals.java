package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** kill(2), tgkill(2), rt_sigqueueinfo(2). */
public final class Signals {

  private Signals() {}

  /** kill(2): a signal to the process. */
  public static void kill(int pid, int signal) throws ErrnoException {
    Libc.check("kill " + pid + " " + signal, Libc.syscall(62, pid, signal, 0, 0, 0, 0));
  }

  /** tgkill(2): a signal to one thread. */
  public static void tgkill(int pid, int tid, int signal) throws ErrnoException {
    Libc.check(
        "tgkill " + pid + "/" + tid + " " + signal, Libc.syscall(234, pid, tid, signal, 0, 0, 0));
  }

  /** rt_sigqueueinfo(2): a signal to the process; the kernel refuses an si_code of 0 or above. */
  public static void queue(int pid, int signal, byte[] info) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long address = copy(arena, info);
      Libc.check(
          "rt_sigqueueinfo " + pid + " " + signal,
          Libc.syscall(129, pid, signal, address, 0, 0, 0));
    }
  }

  /** rt_tgsigqueueinfo(2): a signal to one thread. */
  public static void queue(int pid, int tid, int signal, byte[] info) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long address = copy(arena, info);
      Libc.check(
          "rt_tgsigqueueinfo " + pid + "/" + tid + " " + signal,
          Libc.syscall(297, pid, tid, signal, address, 0, 0));
    }
  }

  private static long copy(Arena arena, byte[] info) {
    MemorySegment in = arena.allocate(128, 8);
    MemorySegment.copy(info, 0, in, JAVA_BYTE, 0, 128);
    return in.address();
  }
}
