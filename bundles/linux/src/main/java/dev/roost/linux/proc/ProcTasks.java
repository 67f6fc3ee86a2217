package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code /proc/PID/task}: the threads of a process; see proc_pid_task(5). Threads may start while
 * it is read; who stops them all reads again until nothing is new.
 */
public final class ProcTasks {
  private ProcTasks() {}

  /** Thread ids in ascending order. */
  public static int[] tids(int pid) throws IOException {
    return tids(ProcFiles.PROC, pid);
  }

  /** Thread ids in ascending order. */
  public static int[] tids(Path proc, int pid) throws IOException {
    return Numbers.in(ProcFiles.process(proc, pid).resolve("task"));
  }
}
