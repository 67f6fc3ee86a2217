package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /proc/PID/task/TID/syscall}: the system call in which a thread waits; see
 * proc_pid_syscall(5).
 *
 * @param number the call's number, or -1 if it runs or waits in none, as in a page fault
 * @param arguments its six arguments; none if it is in no call
 * @param stackPointer where its stack ends; 0 if it is in no call
 */
public record ProcSyscall(int number, List<Long> arguments, long stackPointer) {

  public ProcSyscall {
    arguments = List.copyOf(arguments);
  }

  public static ProcSyscall read(int pid, int tid) throws IOException {
    return read(ProcFiles.PROC, pid, tid);
  }

  public static ProcSyscall read(Path proc, int pid, int tid) throws IOException {
    Path file = ProcFiles.thread(proc, pid, tid).resolve("syscall");
    return ProcFiles.parse(file, ProcFiles.line(file), ProcSyscall::parse);
  }

  private static ProcSyscall parse(String line) {
    String[] fields = line.split(" ");
    // "running", or "-1 SP PC".
    if (fields.length < 9) {
      return new ProcSyscall(-1, List.of(), 0);
    }
    List<Long> arguments = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      arguments.add(hexadecimal(fields[i]));
    }
    return new ProcSyscall(Integer.parseInt(fields[0]), arguments, hexadecimal(fields[7]));
  }

  private static long hexadecimal(String field) {
    return Long.parseUnsignedLong(field.substring(2), 16);
  }

  /** Argument {@code index}, from 0. */
  public long argument(int index) {
    return arguments.get(index);
  }
}
