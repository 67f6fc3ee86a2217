package dev.roost.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The one seam to the C library: syscall(2) and posix_spawn(3). Results follow the kernel's
 * convention: a value from -4095 to -1 is a negated errno.
 */
@SuppressWarnings("restricted")
final class Libc {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LOOKUP = LINKER.defaultLookup();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle SYSCALL =
      LINKER.downcallHandle(
          LOOKUP.findOrThrow("syscall"),
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
              JAVA_LONG),
          Linker.Option.captureCallState("errno"));

  private static final MethodHandle POSIX_SPAWN =
      LINKER.downcallHandle(
          LOOKUP.findOrThrow("posix_spawn"),
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

  private static final MethodHandle FILE_ACTIONS_INIT = onFileActions("init");
  private static final MethodHandle FILE_ACTIONS_DESTROY = onFileActions("destroy");

  private static final MethodHandle FILE_ACTIONS_ADD_CLOSE_FROM =
      LINKER.downcallHandle(
          LOOKUP.findOrThrow("posix_spawn_file_actions_addclosefrom_np"),
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

  /**
   * errno belongs to the call, so each thread has a frame of its own. An automatic arena is right
   * here only: the frame must live exactly as long as its thread.
   */
  private static final ThreadLocal<MemorySegment> FRAME =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  private Libc() {}

  /** syscall(2) with up to six arguments. Returns the result, or a negated errno. */
  static long syscall(long number, long a, long b, long c, long d, long e, long f) {
    MemorySegment frame = FRAME.get();
    try {
      long result = (long) SYSCALL.invokeExact(frame, number, a, b, c, d, e, f);
      return result == -1 ? -(int) ERRNO.get(frame, 0L) : result;
    } catch (Throwable t) {
      throw new AssertionError("downcall failed", t);
    }
  }

  /** A call that must succeed: turns a negated errno into an exception. */
  static long check(String call, long result) throws ErrnoException {
    if (result < 0 && result >= -4095) {
      throw ErrnoException.of(call, (int) -result);
    }
    return result;
  }

  private static MethodHandle onFileActions(String what) {
    return LINKER.downcallHandle(
        LOOKUP.findOrThrow("posix_spawn_file_actions_" + what),
        FunctionDescriptor.of(JAVA_INT, ADDRESS));
  }

  /**
   * posix_spawn(3) without attributes; the child closes every descriptor.
   *
   * @param actions memory for a posix_spawn_file_actions_t
   * @return 0 or an errno
   */
  static int posixSpawn(
      MemorySegment pidOut,
      MemorySegment path,
      MemorySegment actions,
      MemorySegment argv,
      MemorySegment envp) {
    try {
      int error = (int) FILE_ACTIONS_INIT.invokeExact(actions);
      if (error != 0) {
        return error;
      }
      try {
        error = (int) FILE_ACTIONS_ADD_CLOSE_FROM.invokeExact(actions, 0);
        return error != 0
            ? error
            : (int) POSIX_SPAWN.invokeExact(pidOut, path, actions, MemorySegment.NULL, argv, envp);
      } finally {
        int unused = (int) FILE_ACTIONS_DESTROY.invokeExact(actions);
      }
    } catch (Throwable t) {
      throw new AssertionError("downcall failed", t);
    }
  }

  /**
   * The segment of {@code size} bytes that a successful mmap(2) put at {@code address}, until
   * {@code arena} is closed, which does {@code unmap}.
   */
  static MemorySegment segment(long address, long size, Arena arena, Runnable unmap) {
    return MemorySegment.ofAddress(address).reinterpret(size, arena, _ -> unmap.run());
  }
}
