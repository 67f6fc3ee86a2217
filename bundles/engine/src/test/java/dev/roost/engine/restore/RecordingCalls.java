package dev.roost.engine.restore;

import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.RemoteCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * An address space that keeps only page tables: mmap, munmap and mprotect change it, every other
 * call is an error. What a page is comes from who mapped it last.
 */
final class RecordingCalls implements RemoteCalls {
  private static final long PAGE = 4096;
  private static final int FIXED = 0x10;

  final TreeMap<Long, String> pages = new TreeMap<>();
  final List<String> made = new ArrayList<>();

  /** Start addresses of what was mapped, in order. */
  final List<Long> placed = new ArrayList<>();

  /** Maps [start, end), as the process has it before. */
  RecordingCalls with(long start, long end, String what) {
    for (long page = start; page < end; page += PAGE) {
      pages.put(page, what);
    }
    return this;
  }

  @Override
  public long call(long number, long... arguments) {
    long start = arguments[0];
    long end = start + arguments[1];
    switch ((int) number) {
      case 9 -> {
        if ((arguments[3] & FIXED) == 0 || arguments[4] != -1) {
          throw new AssertionError("only fixed anonymous memory is expected");
        }
        made.add("mmap");
        placed.add(start);
        with(start, end, "new " + arguments[2] + ((arguments[3] & 0x100) != 0 ? " gd" : ""));
      }
      case 10 -> {
        made.add("mprotect");
        for (long page = start; page < end; page += PAGE) {
          if (pages.computeIfPresent(page, (at, was) -> was.split(" ")[0] + " " + arguments[2])
              == null) {
            return -12;
          }
        }
      }
      // clock_gettime(2) into memory: only a stack reaches below what is mapped.
      case 228 -> {
        made.add("touch " + Long.toHexString(arguments[1]));
        return grow(arguments[1]);
      }
      case 28 -> made.add("madvise " + Long.toHexString(start) + " " + arguments[2]);
      case 11 -> {
        made.add("munmap");
        pages.subMap(start, end).clear();
      }
      default -> throw new AssertionError("call " + number + " is not expected");
    }
    return 0;
  }

  private long grow(long address) {
    Long lowest = pages.ceilingKey(address);
    if (lowest == null || !pages.get(lowest).endsWith(" gd")) {
      return -14;
    }
    String stack = pages.get(lowest);
    for (long page = address; page < lowest; page += PAGE) {
      pages.put(page, stack);
    }
    return 0;
  }

  @Override
  public RemoteAddress scratch() {
    throw new AssertionError("no scratch memory is expected");
  }

  @Override
  public byte[] readScratch(int offset, int length) {
    throw new AssertionError("no scratch memory is expected");
  }

  @Override
  public void writeScratch(int offset, byte[] bytes) {
    throw new AssertionError("no scratch memory is expected");
  }
}
