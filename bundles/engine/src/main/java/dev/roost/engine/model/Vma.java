package dev.roost.engine.model;

/**
 * One mapping of a process.
 *
 * @param start first address
 * @param end address after the last byte
 * @param protection PROT_* bits; mmap(2)
 * @param kind what backs it
 * @param growsDown whether it is a stack that the kernel extends (MAP_GROWSDOWN)
 * @param path the file's name at home, or the kernel's label, or the shared object's name, or empty
 * @param offset offset of its start in the file, in bytes
 * @param dump whether core dumps hold it; madvise(2) MADV_DONTDUMP
 * @param fork whether a child gets it; madvise(2) MADV_DONTFORK, MADV_WIPEONFORK
 * @param lock whether it is kept in RAM; mlock(2)
 */
public record Vma(
    long start,
    long end,
    int protection,
    Kind kind,
    boolean growsDown,
    String path,
    long offset,
    Dump dump,
    Fork fork,
    Lock lock) {

  /** One about which the program has given no advice, and which it has not locked. */
  public Vma(
      long start,
      long end,
      int protection,
      Kind kind,
      boolean growsDown,
      String path,
      long offset) {
    this(start, end, protection, kind, growsDown, path, offset, Dump.USUAL, Fork.COPIED, Lock.NONE);
  }

  /** Whether core dumps hold a mapping. */
  public enum Dump {
    /** As core(5) says. */
    USUAL,
    /** Never: the program has said MADV_DONTDUMP. */
    NEVER
  }

  /** Whether fork(2) gives a mapping to the child. */
  public enum Fork {
    /** As usual. */
    COPIED,
    /** No: the program has said MADV_DONTFORK. */
    LEFT_OUT,
    /** Zeros in its place: the program has said MADV_WIPEONFORK. */
    WIPED
  }

  /** Whether a mapping is kept in RAM. */
  public enum Lock {
    /** No. */
    NONE,
    /** All of it: mlock(2), mlockall(2). */
    ALL,
    /** Pages that have been used: mlock2(2) with MLOCK_ONFAULT. */
    USED
  }

  /** What backs a mapping. */
  public enum Kind {
    /** Private memory of the process. */
    ANONYMOUS,
    /** A private mapping of a file; written pages belong to the process. */
    FILE,
    /** The code and data that the kernel maps: [vdso], [vvar], [vvar_vclock]. */
    KERNEL,
    /**
     * Memory that several processes may have mapped, and that travels with them: {@code path} is
     * the name of the object at home, {@code offset} the place in it.
     */
    SHARED
  }

  /** PROT_READ. */
  public static final int READ = 1;

  /** PROT_WRITE. */
  public static final int WRITE = 2;

  /** PROT_EXEC. */
  public static final int EXECUTE = 4;

  /** The same range, backed by something else. */
  public Vma as(Kind other) {
    return new Vma(start, end, protection, other, growsDown, path, offset, dump, fork, lock);
  }

  /** The same range, showing {@code place}. */
  public Vma at(SharedPlace place) {
    return new Vma(
        start, end, protection, kind, growsDown, place.object(), place.offset(), dump, fork, lock);
  }

  /** Its length in bytes. */
  public long size() {
    return end - start;
  }

  /** Whether the program may write to it. */
  public boolean writable() {
    return (protection & WRITE) != 0;
  }

  /** Whether the program may read it. */
  public boolean readable() {
    return (protection & READ) != 0;
  }
}
