package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Condition.argument;
import static dev.roost.engine.syscall.Rows.*;

import java.util.List;

/**
 * Calls on the program's own memory: mmap(2), mprotect(2), brk(2), madvise(2), mlock(2). Memory is in
 * the body, so the guest's kernel is right unless a file, another process or home's machine is meant.
 */
final class MemoryCalls {
  private static final String LOCK = "It counts against a limit of home; what is locked stays so when it moves.";
  private static final String NUMA = "NUMA nodes are those of the home machine.";
  private static final String KEYS = "Protection keys are not carried between machines.";
  private static final String OTHER = "It reaches into the memory of a process that may be elsewhere.";

  // linux/mman.h; the type of a mapping is in the low four bits.
  private static final long TYPE = 0x0f;
  private static final long MAP_SHARED = 0x01;
  private static final long MAP_PRIVATE = 0x02;
  private static final long MAP_ANONYMOUS = 0x20;
  private static final long MAP_GROWSDOWN = 0x100;
  private static final long MAP_LOCKED = 0x2000;
  private static final long MAP_HUGETLB = 0x40000;
  private static final long KIND = TYPE | MAP_ANONYMOUS | MAP_GROWSDOWN | MAP_LOCKED | MAP_HUGETLB;

  // @formatter:off
  static final List<Syscall> ROWS = List.of(
      call(  9, "mmap",            body().when(argument(3).masked(KIND).is(MAP_PRIVATE | MAP_ANONYMOUS)),
                                   mapsFile().when(argument(3).masked(KIND).is(MAP_PRIVATE)),
                                   mapsFile().when(argument(3).masked(KIND).is(MAP_SHARED | MAP_ANONYMOUS)),
                                   returns("Shared files, and memory that is locked, huge or grows downwards cannot be made away from home.")),
      call( 10, "mprotect",        body()),
      call( 11, "munmap",          body()),
      call( 12, "brk",             body()),
      call( 25, "mremap",          body()),
      call( 26, "msync",           returns("A mapping may have to be written back to its file at home.")),
      call( 27, "mincore",         body()),
      // MADV_NORMAL RANDOM SEQUENTIAL WILLNEED HUGEPAGE NOHUGEPAGE COLD PAGEOUT POPULATE_READ POPULATE_WRITE COLLAPSE; DONTNEED FREE
      call( 28, "madvise",         body().when(argument(2).in(0, 1, 2, 3, 14, 15, 20, 21, 22, 23, 25)),
                                   bodyUnlessFile().when(argument(2).in(4, 8)),
                                   returns("This advice changes files, or what a fork inherits, and is not carried.")),
      call(149, "mlock",           returns(LOCK)),
      call(150, "munlock",         returns(LOCK)),
      call(151, "mlockall",        returns(LOCK)),
      call(152, "munlockall",      returns(LOCK)),
      call(216, "remap_file_pages", returns("It rearranges a shared mapping of a file.")),
      call(237, "mbind",           returns(NUMA)),
      call(238, "set_mempolicy",   returns(NUMA)),
      call(239, "get_mempolicy",   returns(NUMA)),
      call(256, "migrate_pages",   returns(NUMA)),
      call(279, "move_pages",      returns(NUMA)),
      call(310, "process_vm_readv",  returns(OTHER)),
      call(311, "process_vm_writev", returns(OTHER)),
      call(323, "userfaultfd",     returns("Page faults that the program serves itself are not carried.")),
      call(325, "mlock2",          returns(LOCK)),
      call(329, "pkey_mprotect",   returns(KEYS)),
      call(330, "pkey_alloc",      returns(KEYS)),
      call(331, "pkey_free",       returns(KEYS)),
      call(440, "process_madvise", returns(OTHER)),
      call(448, "process_mrelease", returns(OTHER)),
      call(450, "set_mempolicy_home_node", returns(NUMA)),
      call(453, "map_shadow_stack", returns("Shadow stacks are not carried between machines.")),
      call(462, "mseal",           returns("Sealed memory could not be rebuilt on the way home.")));
  // @formatter:on

  private MemoryCalls() {}
}
