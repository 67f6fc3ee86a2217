package dev.roost.engine.capture;

import dev.roost.api.StayReason;
import dev.roost.engine.memory.SharedObjects;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Registers;
import dev.roost.linux.proc.FdEntry;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcFds;
import dev.roost.linux.proc.ProcMapFiles;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.linux.proc.ProcPersonality;
import dev.roost.linux.proc.ProcSmaps;
import dev.roost.linux.proc.ProcStat;
import dev.roost.linux.proc.ProcStatus;
import dev.roost.linux.proc.ProcTasks;
import dev.roost.linux.proc.ProcTimeOffsets;
import dev.roost.linux.proc.ProcTimers;
import dev.roost.linux.proc.SmapsEntry;
import dev.roost.linux.proc.TimerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Why a process cannot move now. Looks only; stops nothing. While it runs it may do what speaks
 * against a move at any moment, so the last look is {@link #whileParked}.
 */
public final class StayReasons {
  /** More threads than this are refused: each takes a slot of the deputy's region. */
  public static final int MAX_THREADS = 256;

  private static final String BUSY = "busy";

  /** A process that shares all of its memory; between vfork(2) and the end of that, too. */
  private static final String SHARES_ALL = "shared-all";

  private static final Set<String> PASSING = Set.of(BUSY, SHARES_ALL, SharedReasons.OPEN);
  private static final long PATIENCE_NS = 1_000_000_000L;
  private static final long LOOK_NS = 5_000_000;
  private static final long PAGE = 4096;
  private static final long ADDR_NO_RANDOMIZE = 0x0040000;

  /** Flag of tasks without a user space; include/linux/sched.h. */
  private static final long PF_KTHREAD = 0x00200000;

  private static final StayReason ENDED = new StayReason("ended", "it has ended");
  private static final StayReason LOCKS_ALL =
      new StayReason("locked-memory", "it locks all that it maps into RAM (mlockall)");

  private static final StayReason WITHOUT_FIRST =
      new StayReason("first-thread", "its first thread has exited");

  /** Files that only package managers change, and those by replacing them. */
  private static final String SYSTEM_FILES = "/usr/";

  /** VmFlags of /proc/PID/smaps that a body cannot have; Documentation/filesystems/proc.rst. */
  private static final Map<String, StayReason> FLAGS = new LinkedHashMap<>();

  private static final Pattern COUNTERS = Pattern.compile("/.*/hsperfdata_[^/]+/[0-9]+");

  /** Descriptors whose state is tied to the process's memory or signal queue. */
  private static final Map<String, StayReason> DESCRIPTORS = new LinkedHashMap<>();

  static {
    flag("io", "device-memory", "it has mapped memory of a device");
    flag("pf", "device-memory", "it has mapped memory of a device");
    flag("ht", "huge-pages", "it uses huge pages of hugetlbfs");
    flag("um", "userfaultfd", "it handles its own page faults");
    flag("uw", "userfaultfd", "it handles its own page faults");
    flag("ss", "shadow-stack", "it runs with a shadow stack");
    flag("sl", "sealed-memory", "it has sealed mappings");
    flag("dp", "droppable-memory", "it has memory that the kernel may drop");
    descriptor("anon_inode:[io_uring]", "io-uring", "it uses io_uring");
    descriptor("anon_inode:[userfaultfd]", "userfaultfd", "it handles its own page faults");
    descriptor("anon_inode:[perf_event]", "perf", "it measures itself with perf events");
    descriptor("anon_inode:kvm", "kvm", "it runs virtual machines");
    descriptor("/dev/kvm", "kvm", "it runs virtual machines");
  }

  private StayReasons() {}

  private static void flag(String flag, String word, String sentence) {
    FLAGS.put(flag, new StayReason(word, sentence));
  }

  private static void descriptor(String target, String word, String sentence) {
    DESCRIPTORS.put(target, new StayReason(word, sentence));
  }

  /** The first reason that can be seen cheaply, or null: for lists that are made every second. */
  public static StayReason quick(int pid) throws IOException {
    try {
      StayReason reason = FrozenGroup.reason(pid);
      if (reason == null) {
        reason = ofStatus(pid);
      }
      return reason != null ? reason : ofMaps(ProcMaps.read(pid));
    } catch (NoSuchFileException e) {
      return ENDED;
    }
  }

  /**
   * As {@link #of}, but what passes by itself is waited for a second: a call that cannot be
   * interrupted such as vfork(2), and a child that has all of its memory, or its descriptors of
   * shared memory, until it executes a program.
   */
  public static StayReason patiently(int pid) throws IOException {
    long endNs = System.nanoTime() + PATIENCE_NS;
    while (true) {
      StayReason reason = of(pid);
      if (reason == null || !mayPass(reason) || System.nanoTime() >= endNs) {
        return reason;
      }
      LockSupport.parkNanos(LOOK_NS);
    }
  }

  private static boolean mayPass(StayReason reason) {
    return PASSING.contains(reason.word());
  }

  /** The first reason there is, or null if it may move. */
  public static StayReason of(int pid) throws IOException {
    return of(pid, Set.of());
  }

  /** As {@link #of}, of a process whose writes Roost tracks, as the flag "uw" then shows. */
  public static StayReason whileTracked(int pid) throws IOException {
    return of(pid, Set.of("uw"));
  }

  private static StayReason of(int pid, Set<String> ours) throws IOException {
    try {
      StayReason reason = quick(pid);
      if (reason != null) {
        return reason;
      }
      List<SmapsEntry> smaps = ProcSmaps.read(pid);
      reason = ofSmaps(pid, smaps, ours);
      return reason != null ? reason : ofTheRest(pid, smaps);
    } catch (NoSuchFileException e) {
      return ENDED;
    }
  }

  /**
   * As {@link #of}, of a process that is parked: what it has now is what is captured.
   *
   * @param smaps its mappings
   * @param region Roost's own range in it
   */
  public static StayReason whileParked(int pid, List<SmapsEntry> smaps, Region region)
      throws IOException {
    List<SmapsEntry> its =
        smaps.stream()
            .filter(entry -> !region.contains(entry.map().start(), entry.map().end()))
            .toList();
    if (locksWhatItMaps(smaps, region)) {
      return LOCKS_ALL;
    }
    try {
      ProcStatus status = ProcStatus.read(pid);
      StayReason reason = ofScheduling(pid, status, 0);
      if (reason == null) {
        reason = ofMaps(its.stream().map(SmapsEntry::map).toList());
      }
      if (reason == null) {
        reason = ofSmaps(pid, its, Set.of("uw"));
      }
      return reason != null ? reason : ofTheRest(pid, its);
    } catch (NoSuchFileException e) {
      return ENDED;
    }
  }

  /** MCL_FUTURE of mlockall(2) is shown nowhere, but Roost's own range is mapped like all else. */
  private static boolean locksWhatItMaps(List<SmapsEntry> smaps, Region region) {
    return smaps.stream()
        .filter(entry -> region.contains(entry.map().start(), entry.map().end()))
        .anyMatch(entry -> entry.flags().contains("lo"));
  }

  /** Of a stopped thread's registers: code that is not 64-bit, or null. */
  public static StayReason ofRegisters(Registers registers) {
    return registers.get(Registers.Name.CS) == 0x33
        ? null
        : new StayReason("32-bit", "it runs 32-bit code");
  }

  private static StayReason ofStatus(int pid) throws IOException {
    ProcStatus status = ProcStatus.read(pid);
    if (status.tracerPid() != 0) {
      if (Files.exists(Path.of("/proc/self/task/" + status.tracerPid()))) {
        return new StayReason("stopping", "it has not stopped yet for a move that was refused");
      }
      return new StayReason("traced", "it is traced by process " + status.tracerPid());
    }
    switch (status.state()) {
      case 'Z', 'X' -> {
        return status.threads() > 1 ? WITHOUT_FIRST : ENDED;
      }
      default -> {}
    }
    if (status.vmRssBytes() == 0) {
      ProcStat stat = ProcStat.read(pid);
      StayReason reason = ofNothingResident(stat.flags(), stat.vsizeBytes());
      if (reason != null) {
        return reason;
      }
    }
    if (status.nsPid().getLast() == 1) {
      return new StayReason("init", "it is the first process of its pid namespace");
    }
    for (int tid : ProcTasks.tids(pid)) {
      if (isBusy(pid, tid)) {
        return new StayReason(BUSY, "it is in a system call that cannot be interrupted now");
      }
    }
    return ofScheduling(pid, status, Region.bytes(status.threads()));
  }

  /**
   * Of what has no page in memory: a thread of the kernel, a process that has just given back its
   * memory and will be a zombie in a moment, or one that is all in swap, which may move.
   */
  static StayReason ofNothingResident(long flags, long vsizeBytes) {
    if ((flags & PF_KTHREAD) != 0) {
      return new StayReason("kernel-thread", "it is a thread of the kernel");
    }
    return vsizeBytes == 0 ? ENDED : null;
  }

  private static StayReason ofScheduling(int pid, ProcStatus status, long regionBytes)
      throws IOException {
    if (status.seccomp() != 0) {
      return new StayReason("seccomp", "it has a system-call filter of its own");
    }
    if (status.threads() > MAX_THREADS) {
      return new StayReason(
          "threads", "it has " + status.threads() + " threads, more than " + MAX_THREADS);
    }
    int policy = ProcStat.read(pid).policy();
    return policy == 0 || policy == 3 || policy == 5
        ? LimitReasons.of(pid, status, regionBytes)
        : new StayReason("real-time", "it is scheduled with real-time priority");
  }

  private static boolean isBusy(int pid, int tid) throws IOException {
    try {
      return ProcStat.read(pid, tid).state() == 'D';
    } catch (NoSuchFileException e) {
      // This thread has ended; whether the process has is seen by what is read next.
      return false;
    }
  }

  private static StayReason ofMaps(List<MapsEntry> maps) {
    for (MapsEntry entry : maps) {
      if (isCounters(entry) || SharedObjects.isCarriable(entry)) {
        continue;
      }
      if (entry.shared() && entry.writable()) {
        return shared(entry);
      }
      if (entry.shared() && !entry.isSpecial() && !entry.path().startsWith(SYSTEM_FILES)) {
        return onlyRead(entry);
      }
      if (entry.path().equals("[uprobes]")) {
        return new StayReason("uprobes", "it is being probed");
      }
    }
    return null;
  }

  /**
   * Whether a shared mapping is the file in which a JVM counts what it does (jstat,
   * -XX:+UsePerfData), which nobody else ever writes, and which the JVM removes when it ends. Away
   * it counts in the body; the file stands still until the way home.
   */
  private static boolean isCounters(MapsEntry entry) {
    return COUNTERS.matcher(entry.path()).matches();
  }

  private static StayReason shared(MapsEntry entry) {
    return new StayReason(
        "shared-memory",
        "it has writable shared memory at "
            + Long.toHexString(entry.start())
            + (entry.path().isEmpty() ? "" : " (" + entry.path() + ")"));
  }

  private static StayReason onlyRead(MapsEntry entry) {
    return new StayReason(
        "shared-file", "it reads shared memory that others may write: " + entry.path());
  }

  private static StayReason ofSmaps(int pid, List<SmapsEntry> smaps, Set<String> ours)
      throws IOException {
    for (SmapsEntry entry : smaps) {
      if (entry.map().isSpecial()) {
        continue;
      }
      if (entry.map().readable() && beyondFile(pid, entry.map())) {
        return new StayReason(
            "beyond-file", "it has mapped more of a file than there is: " + entry.map().path());
      }
      boolean mayWrite = entry.flags().contains("mw");
      if (SharedObjects.isCarriable(entry.map())) {
        if (!mayWrite) {
          return onlyRead(entry.map());
        }
      } else if (entry.map().shared() && mayWrite && !isCounters(entry.map())) {
        return shared(entry.map());
      }
      for (Map.Entry<String, StayReason> flag : FLAGS.entrySet()) {
        if (entry.flags().contains(flag.getKey()) && !ours.contains(flag.getKey())) {
          return flag.getValue();
        }
      }
    }
    return null;
  }

  /** Such pages give SIGBUS at home, and could not on a guest. */
  private static boolean beyondFile(int pid, MapsEntry entry) throws IOException {
    if (entry.isAnonymous() || entry.path().isEmpty()) {
      return false;
    }
    try {
      long size = ProcMapFiles.sizeBytes(pid, entry);
      return entry.offset() + entry.size() > ((size + PAGE - 1) & -PAGE);
    } catch (NoSuchFileException e) {
      // Unmapped meanwhile: it is looked at again when the process is parked.
      return false;
    }
  }

  private static StayReason ofTheRest(int pid, List<SmapsEntry> smaps) throws IOException {
    OptionalInt other = SharedBySeveral.with(pid);
    if (other.isPresent()) {
      return new StayReason(
          SHARES_ALL, "it shares all of its memory with process " + other.getAsInt());
    }
    StayReason reason = SharedReasons.of(pid, smaps.stream().map(SmapsEntry::map).toList());
    return reason != null ? reason : ofDescriptorsAndTimers(pid);
  }

  private static StayReason ofDescriptorsAndTimers(int pid) throws IOException {
    for (FdEntry fd : ProcFds.read(pid)) {
      StayReason reason = DESCRIPTORS.get(fd.target());
      if (reason != null) {
        return reason;
      }
    }
    for (TimerEntry timer : ProcTimers.read(pid)) {
      if (timer.clockId() < 0 || timer.clockId() == 2 || timer.clockId() == 3) {
        return new StayReason("cpu-timer", "it has a timer that counts CPU time");
      }
    }
    if (ProcTimeOffsets.differForChildren(pid)) {
      return new StayReason(
          "time-namespace", "it has given its children other clocks than its own");
    }
    return (ProcPersonality.read(pid) & ~ADDR_NO_RANDOMIZE) == 0
        ? null
        : new StayReason("personality", "it runs with a personality other than Linux's own");
  }
}
