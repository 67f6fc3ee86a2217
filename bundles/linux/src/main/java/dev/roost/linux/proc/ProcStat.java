package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code /proc/PID/stat} of a process or {@code /proc/PID/task/TID/stat} of one thread; see
 * proc_pid_stat(5). Addresses and the exit code are 0 for a reader who may not trace the process.
 *
 * @param pid the process, or the thread
 * @param comm its name; may hold blanks, parentheses and line feeds
 * @param state R, S, D, T, t, Z, X, I
 * @param ppid parent
 * @param pgrp process group
 * @param session session
 * @param ttyNr device number of the controlling terminal, or 0
 * @param tpgid foreground process group of that terminal, or -1
 * @param flags PF_* of the kernel
 * @param utime time in user mode, in clock ticks (1/100 s)
 * @param stime time in the kernel, in clock ticks
 * @param cutime user time of children waited for, in clock ticks
 * @param cstime kernel time of children waited for, in clock ticks
 * @param priority as the kernel sees it
 * @param nice -20 to 19
 * @param numThreads threads in the process
 * @param starttime clock ticks after boot; with the pid it names a process for ever
 * @param vsizeBytes virtual size
 * @param rssPages resident pages
 * @param startCode where the program text begins
 * @param endCode where it ends
 * @param startStack bottom of the first stack
 * @param exitSignal sent to the parent at the end
 * @param processor last run on
 * @param rtPriority 1 to 99, or 0
 * @param policy SCHED_*
 * @param startData where initialised data begins
 * @param endData where it ends
 * @param startBrk where the heap begins
 * @param argStart where the command line begins
 * @param argEnd where it ends
 * @param envStart where the environment begins
 * @param envEnd where it ends
 * @param exitCode as waitpid(2) will report it
 */
public record ProcStat(
    int pid,
    String comm,
    char state,
    int ppid,
    int pgrp,
    int session,
    int ttyNr,
    int tpgid,
    long flags,
    long utime,
    long stime,
    long cutime,
    long cstime,
    int priority,
    int nice,
    int numThreads,
    long starttime,
    long vsizeBytes,
    long rssPages,
    long startCode,
    long endCode,
    long startStack,
    int exitSignal,
    int processor,
    int rtPriority,
    int policy,
    long startData,
    long endData,
    long startBrk,
    long argStart,
    long argEnd,
    long envStart,
    long envEnd,
    int exitCode) {

  public static ProcStat read(int pid) throws IOException {
    return read(ProcFiles.PROC, pid);
  }

  public static ProcStat read(Path proc, int pid) throws IOException {
    return readFile(ProcFiles.process(proc, pid).resolve("stat"));
  }

  /** Of one thread. */
  public static ProcStat read(int pid, int tid) throws IOException {
    return read(ProcFiles.PROC, pid, tid);
  }

  /** Of one thread. */
  public static ProcStat read(Path proc, int pid, int tid) throws IOException {
    return readFile(ProcFiles.thread(proc, pid, tid).resolve("stat"));
  }

  private static ProcStat readFile(Path file) throws IOException {
    return ProcFiles.parse(file, ProcFiles.text(file), ProcStat::parse);
  }

  private static ProcStat parse(String text) {
    int open = text.indexOf('(');
    // The last one: the name itself may hold parentheses, nothing behind it does.
    int close = text.lastIndexOf(')');
    Fields f = new Fields(text.substring(close + 2).strip().split(" "));
    return new ProcStat(
        Integer.parseInt(text.substring(0, open - 1)),
        text.substring(open + 1, close),
        f.at[0].charAt(0),
        f.number(4),
        f.number(5),
        f.number(6),
        f.number(7),
        f.number(8),
        f.wide(9),
        f.wide(14),
        f.wide(15),
        f.wide(16),
        f.wide(17),
        f.number(18),
        f.number(19),
        f.number(20),
        f.wide(22),
        f.wide(23),
        f.wide(24),
        f.wide(26),
        f.wide(27),
        f.wide(28),
        f.number(38),
        f.number(39),
        f.number(40),
        f.number(41),
        f.wide(45),
        f.wide(46),
        f.wide(47),
        f.wide(48),
        f.wide(49),
        f.wide(50),
        f.wide(51),
        f.number(52));
  }

  /** Fields by their number in the manual page, which counts from 1; the first here is 3. */
  private record Fields(String[] at) {
    int number(int n) {
      return Integer.parseInt(at[n - 3]);
    }

    long wide(int n) {
      String s = at[n - 3];
      return s.startsWith("-") ? Long.parseLong(s) : Long.parseUnsignedLong(s);
    }
  }
}
