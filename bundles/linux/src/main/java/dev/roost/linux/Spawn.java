package dev.roost.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.roost.linux.abi.SpawnAbi.FileActions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** posix_spawn(3) of an executable held in memory. */
public final class Spawn {

  private Spawn() {}

  /**
   * Starts the ELF image {@code program}, with no environment and no descriptors, as a child of the
   * calling thread: a pipe that this engine writes to must not stay open because of a child. {@link
   * ProcessBuilder} cannot serve: its reaper thread would steal the child's ptrace stops.
   *
   * @return its process id
   * @throws ErrnoException as posix_spawn(3) and execve(2) say
   */
  public static int start(String name, byte[] program) throws ErrnoException {
    try (Arena arena = Arena.ofConfined();
        FileDescriptor image = FileDescriptor.memfd(name)) {
      image.writeFully(program);
      MemorySegment path =
          arena.allocateFrom("/proc/" + ProcessHandle.current().pid() + "/fd/" + image.number());
      MemorySegment argv = arena.allocate(ADDRESS, 2);
      argv.setAtIndex(ADDRESS, 0, arena.allocateFrom(name));
      argv.setAtIndex(ADDRESS, 1, MemorySegment.NULL);
      MemorySegment envp = arena.allocate(ADDRESS, 1);
      MemorySegment pid = arena.allocate(JAVA_INT);
      int error = Libc.posixSpawn(pid, path, arena.allocate(FileActions.LAYOUT), argv, envp);
      if (error != 0) {
        throw ErrnoException.of("posix_spawn " + name, error);
      }
      return pid.get(JAVA_INT, 0);
    }
  }
}
