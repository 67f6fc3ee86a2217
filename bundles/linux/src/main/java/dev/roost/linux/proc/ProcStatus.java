package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * {@code /proc/PID/status} of a process or {@code /proc/PID/task/TID/status} of one thread; see
 * proc_pid_status(5). Signal sets have signal N at bit N-1.
 *
 * @param name up to 15 bytes, as set by prctl(PR_SET_NAME) or execve
 * @param state R, S, D, T (stopped), t (tracing stop), Z, X, I
 * @param tgid the process
 * @param pid this thread; equals {@code tgid} for the first one
 * @param ppid parent, 0 if it is outside the pid namespace of the reader
 * @param tracerPid thread that traces it, or 0
 * @param uids real, effective, saved, file system
 * @param gids likewise
 * @param nsPid this thread's number in each pid namespace, the reader's first, its own last
 * @param threads in the process
 * @param sigPnd pending for this thread
 * @param shdPnd pending for the process
 * @param sigBlk blocked by this thread
 * @param sigIgn ignored
 * @param sigCgt caught
 * @param capEff effective capabilities, capability N at bit N
 * @param noNewPrivs whether execve can never gain privileges
 * @param seccomp 0 none, 1 strict, 2 filter
 * @param vmRssBytes resident memory; 0 for a zombie or kernel thread
 * @param vmSizeBytes address space in use, which RLIMIT_AS limits; 0 likewise
 * @param vmSwapBytes memory without a file that is in swap; 0 likewise
 * @param vmDataBytes private writable mappings but stacks, which RLIMIT_DATA limits; 0 likewise
 */
public record ProcStatus(
    String name,
    char state,
    int tgid,
    int pid,
    int ppid,
    int tracerPid,
    List<Integer> uids,
    List<Integer> gids,
    List<Integer> nsPid,
    int threads,
    long sigPnd,
    long shdPnd,
    long sigBlk,
    long sigIgn,
    long sigCgt,
    long capEff,
    boolean noNewPrivs,
    int seccomp,
    long vmRssBytes,
    long vmSizeBytes,
    long vmSwapBytes,
    long vmDataBytes) {

  public static ProcStatus read(int pid) throws IOException {
    return read(ProcFiles.PROC, pid);
  }

  public static ProcStatus read(Path proc, int pid) throws IOException {
    return readFile(ProcFiles.process(proc, pid).resolve("status"));
  }

  /** Of one thread. */
  public static ProcStatus read(int pid, int tid) throws IOException {
    return read(ProcFiles.PROC, pid, tid);
  }

  /** Of one thread. */
  public static ProcStatus read(Path proc, int pid, int tid) throws IOException {
    return readFile(ProcFiles.thread(proc, pid, tid).resolve("status"));
  }

  /** The effective user: whose rights it has. */
  public int uid() {
    return uids.get(1);
  }

  /** The effective group. */
  public int gid() {
    return gids.get(1);
  }

  private static ProcStatus readFile(Path file) throws IOException {
    return ProcFiles.parse(file, ProcFiles.text(file), ProcStatus::parse);
  }

  private static ProcStatus parse(String text) {
    Map<String, String> values = new HashMap<>();
    for (String line : text.split("\n")) {
      int colon = line.indexOf(':');
      values.put(line.substring(0, colon), line.substring(colon + 1));
    }
    // The name alone keeps its blanks: one tabulator stands before it.
    String name = unescape(need(values, "Name").substring(1));
    return new ProcStatus(
        name,
        need(values, "State").strip().charAt(0),
        number(values, "Tgid"),
        number(values, "Pid"),
        number(values, "PPid"),
        number(values, "TracerPid"),
        numbers(need(values, "Uid")),
        numbers(need(values, "Gid")),
        numbers(values.getOrDefault("NSpid", need(values, "Pid"))),
        number(values, "Threads"),
        set(values, "SigPnd"),
        set(values, "ShdPnd"),
        set(values, "SigBlk"),
        set(values, "SigIgn"),
        set(values, "SigCgt"),
        set(values, "CapEff"),
        number(values, "NoNewPrivs") != 0,
        values.containsKey("Seccomp") ? number(values, "Seccomp") : 0,
        bytes(values, "VmRSS"),
        bytes(values, "VmSize"),
        bytes(values, "VmSwap"),
        bytes(values, "VmData"));
  }

  /** A process without memory has no such lines. */
  private static long bytes(Map<String, String> values, String key) {
    String value = values.getOrDefault(key, "0 kB").strip();
    return Long.parseLong(value.substring(0, value.indexOf(' '))) * 1024;
  }

  private static String need(Map<String, String> values, String key) {
    String value = values.get(key);
    if (value == null) {
      throw new NoSuchElementException("no line " + key);
    }
    return value;
  }

  private static int number(Map<String, String> values, String key) {
    return Integer.parseInt(need(values, key).strip());
  }

  /** User ids are unsigned: 4294967295 reads as -1, as chown(2) takes it. */
  private static List<Integer> numbers(String value) {
    return Stream.of(value.strip().split("\\s+")).map(Integer::parseUnsignedInt).toList();
  }

  private static long set(Map<String, String> values, String key) {
    return Long.parseUnsignedLong(need(values, key).strip(), 16);
  }

  /** The kernel writes a line feed as {@code \n} and a backslash doubled. */
  private static String unescape(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\' && i + 1 < name.length()) {
        char next = name.charAt(++i);
        out.append(next == 'n' ? '\n' : next);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
