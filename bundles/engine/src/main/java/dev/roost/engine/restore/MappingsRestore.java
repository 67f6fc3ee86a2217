package dev.roost.engine.restore;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Vma;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.linux.abi.MmanAbi;
import java.io.IOException;
import java.util.List;

/** Gives a process the mappings of an image; mmap(2). Contents come afterwards. */
public final class MappingsRestore {
  private static final int SYS_MMAP = 9;
  private static final int SYS_MPROTECT = 10;
  private static final int SYS_MUNMAP = 11;
  private static final int SYS_MADVISE = 28;
  private static final int SYS_CLOCK_GETTIME = 228;
  private static final int CLOCK_MONOTONIC = 1;
  private static final long PRIVATE_ANONYMOUS_FIXED = 0x2 | 0x20 | 0x10;
  private static final long GROWSDOWN = 0x100;
  private static final long NORESERVE = 0x4000;

  private MappingsRestore() {}

  /** In a body, where nothing is mapped yet: all that is not shared as private anonymous memory. */
  static void inBody(RemoteCalls calls, Mappings mappings, Sharing sharing) throws IOException {
    for (Vma vma : mappings.vmas()) {
      if (vma.kind() != Vma.Kind.KERNEL) {
        make(calls, vma.start(), vma.end(), vma, Marks.SET, sharing);
      }
    }
  }

  /**
   * Marks memory of a body that stands for a file mapping: with MADV_MERGEABLE, which nothing else
   * sets there (the program's own call for it is made at home), which /proc/PID/smaps shows, which
   * children inherit, and which goes when the memory is unmapped or mapped over. So the way home
   * knows what is still the file at home. If the guest's owner has ksmd run, it may merge the same
   * libraries of several bodies.
   */
  public static void markAsFile(RemoteCalls calls, long start, long size) throws IOException {
    calls.mustCall("madvise", SYS_MADVISE, start, size, MmanAbi.MADV_MERGEABLE);
  }

  private static void anonymous(RemoteCalls calls, long start, long end, Vma vma)
      throws IOException {
    long flags =
        PRIVATE_ANONYMOUS_FIXED
            | (vma.growsDown() && start == vma.start() ? GROWSDOWN : 0)
            | (vma.protection() == 0 ? NORESERVE : 0);
    calls.mustCall(
        "mmap " + Long.toHexString(start),
        SYS_MMAP,
        start,
        end - start,
        vma.protection(),
        flags,
        -1,
        0);
    advise(calls, start, end, Vma.Dump.USUAL, Vma.Fork.COPIED, vma);
  }

  /** Repeats what the program has advised, where [start, end) has other advice. */
  static void advise(RemoteCalls calls, long start, long end, Vma.Dump dump, Vma.Fork fork, Vma vma)
      throws IOException {
    if (vma.dump() != dump) {
      int advice = vma.dump() == Vma.Dump.NEVER ? MmanAbi.MADV_DONTDUMP : MmanAbi.MADV_DODUMP;
      calls.mustCall("madvise", SYS_MADVISE, start, end - start, advice);
    }
    if (vma.fork() != fork) {
      int undo = fork == Vma.Fork.LEFT_OUT ? MmanAbi.MADV_DOFORK : MmanAbi.MADV_KEEPONFORK;
      int give = vma.fork() == Vma.Fork.LEFT_OUT ? MmanAbi.MADV_DONTFORK : MmanAbi.MADV_WIPEONFORK;
      if (fork != Vma.Fork.COPIED) {
        calls.mustCall("madvise", SYS_MADVISE, start, end - start, undo);
      }
      if (vma.fork() != Vma.Fork.COPIED) {
        calls.mustCall("madvise", SYS_MADVISE, start, end - start, give);
      }
    }
  }

  /** Whether memory that stands for a file needs the mark. */
  enum Marks {
    /** In a body, where all memory is anonymous. */
    SET,
    /** At home, where files are files. */
    NONE
  }

  /**
   * Where something is mapped already: mappings that are still there stay, with what is in them;
   * the rest is made.
   *
   * @param present what is mapped now, without the kernel's and Roost's own
   */
  static void update(
      RemoteCalls calls, Mappings mappings, List<Vma> present, Marks marks, Sharing sharing)
      throws IOException {
    sharing.prepare(calls, mappings, present);
    for (Vma entry : present) {
      unmapGaps(calls, entry, mappings);
    }
    // What is not writable comes first: so the process never has more private writable memory on
    // the way than in the end, which its RLIMIT_DATA allows.
    for (Vma vma : mappings.vmas()) {
      if (vma.kind() != Vma.Kind.KERNEL && !vma.writable()) {
        mapOver(calls, vma, present, marks, sharing);
      }
    }
    for (Vma vma : mappings.vmas()) {
      if (vma.kind() != Vma.Kind.KERNEL && vma.writable()) {
        mapOver(calls, vma, present, marks, sharing);
      }
    }
  }

  private static void unmapGaps(RemoteCalls calls, Vma entry, Mappings mappings)
      throws IOException {
    long at = entry.start();
    for (Vma vma : mappings.vmas()) {
      if (vma.end() > at && vma.start() < entry.end()) {
        if (vma.start() > at) {
          calls.mustCall("munmap", SYS_MUNMAP, at, vma.start() - at);
        }
        at = vma.end();
      }
    }
    if (at < entry.end()) {
      calls.mustCall("munmap", SYS_MUNMAP, at, entry.end() - at);
    }
  }

  private static void mapOver(
      RemoteCalls calls, Vma vma, List<Vma> present, Marks marks, Sharing sharing)
      throws IOException {
    long at = vma.start();
    for (Vma entry : present) {
      if (!isSame(entry, vma) || entry.end() <= at || entry.start() >= vma.end()) {
        continue;
      }
      long keepStart = Math.max(at, entry.start());
      long keepEnd = Math.min(vma.end(), entry.end());
      if (keepStart > at) {
        if (!vma.growsDown() || at != vma.start() || !grows(calls, at)) {
          make(calls, at, keepStart, vma, marks, sharing);
        }
      }
      if (entry.protection() != vma.protection()) {
        calls.mustCall("mprotect", SYS_MPROTECT, keepStart, keepEnd - keepStart, vma.protection());
      }
      advise(calls, keepStart, keepEnd, entry.dump(), entry.fork(), vma);
      at = keepEnd;
    }
    if (at < vma.end()) {
      make(calls, at, vma.end(), vma, marks, sharing);
    }
  }

  /**
   * Lets the kernel extend a stack down to this address, by a call that writes there: a mapping put
   * below the stack would not count against RLIMIT_STACK. Returns whether it has.
   */
  private static boolean grows(RemoteCalls calls, long address) throws IOException {
    return calls.call(SYS_CLOCK_GETTIME, CLOCK_MONOTONIC, address) == 0;
  }

  /** Whether what is mapped as {@code entry} can stay as a part of {@code vma}. */
  private static boolean isSame(Vma entry, Vma vma) {
    return entry.kind() == vma.kind()
        && (vma.kind() != Vma.Kind.SHARED || Sharing.showSame(entry, vma));
  }

  private static void make(
      RemoteCalls calls, long start, long end, Vma vma, Marks marks, Sharing sharing)
      throws IOException {
    if (vma.kind() == Vma.Kind.SHARED) {
      sharing.map(calls, start, end, vma);
      return;
    }
    anonymous(calls, start, end, vma);
    if (marks == Marks.SET && vma.kind() == Vma.Kind.FILE) {
      markAsFile(calls, start, end - start);
    }
  }
}
