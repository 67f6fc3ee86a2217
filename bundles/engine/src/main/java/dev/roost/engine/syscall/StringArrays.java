package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.StringArray;

/**
 * Carries the {@code argv} and {@code envp} of execve(2): an array of pointers to strings, ended by
 * a null pointer. In a message: {@code int} bytes of all strings with their NULs (-1 if the array
 * itself is NULL, which Linux takes for an empty one), {@code int} strings, the bytes.
 */
final class StringArrays {
  private static final int PAGE = 4096;

  private StringArrays() {}

  static void encode(Outgoing out, int index, StringArray strings) throws ComeHome {
    long array = out.register(index);
    if (array == 0) {
      out.putNull();
      return;
    }
    int head = out.take(2 * Integer.BYTES);
    Pages memory = new Pages(out, strings.name());
    long bytes = 0;
    int count = 0;
    for (long at = array; ; at += Long.BYTES) {
      long text = memory.longAt(at);
      if (text == 0) {
        break;
      }
      bytes += memory.append(text, bytes);
      count++;
      out.check((count + 1L) * Long.BYTES, strings.name());
    }
    out.spend((count + 1L) * Long.BYTES, strings.name());
    out.spend(bytes, strings.name());
    LittleEndian.putInt(out.bytes(), head, (int) bytes);
    LittleEndian.putInt(out.bytes(), head + Integer.BYTES, count);
  }

  /**
   * Reads the body by whole pages, of which it keeps the last two: pointers and strings mostly lie
   * together, and each read is a system call. What is not in the page of a byte that the kernel
   * would read is not looked at.
   */
  private static final class Pages {
    private final Outgoing out;
    private final String name;
    private final Page pointers = new Page();
    private final Page characters = new Page();

    private static final class Page {
      private final byte[] bytes = new byte[PAGE];
      private long start = -1;
    }

    Pages(Outgoing out, String name) {
      this.out = out;
      this.name = name;
    }

    private byte[] read(Page page, long address) throws ComeHome {
      long start = address & -PAGE;
      if (page.start != start) {
        page.start = -1;
        if (!out.memory().read(start, page.bytes, 0, PAGE)) {
          throw Outgoing.unreadable(address, name);
        }
        page.start = start;
      }
      return page.bytes;
    }

    long longAt(long address) throws ComeHome {
      int offset = (int) (address & (PAGE - 1));
      return offset > PAGE - Long.BYTES
          ? out.longAt(address, name)
          : LittleEndian.getLong(read(pointers, address), offset);
    }

    /** Appends a string and its NUL, {@code before} bytes being there; returns its length. */
    long append(long address, long before) throws ComeHome {
      long length = 0;
      while (true) {
        long next = address + length;
        byte[] page = read(characters, next);
        int from = (int) (next & (PAGE - 1));
        int end = from;
        while (end < PAGE && page[end] != 0) {
          end++;
        }
        boolean last = end < PAGE;
        int count = end - from + (last ? 1 : 0);
        out.check(before + length + count, name);
        int at = out.take(count);
        System.arraycopy(page, from, out.bytes(), at, count);
        length += count;
        if (last) {
          return length;
        }
      }
    }
  }

  static void place(Slot slot, int index, StringArray strings) throws ComeHome {
    int bytes = slot.nextInt();
    if (bytes < 0) {
      slot.registers()[index] = 0;
      return;
    }
    int count = slot.nextInt();
    if (count < 0 || count > bytes || count >= Integer.MAX_VALUE / Long.BYTES) {
      throw Slot.malformed(
          "brings %d strings in %d bytes for %s".formatted(count, bytes, strings.name()));
    }
    int array = slot.reserve((count + 1) * Long.BYTES);
    int texts = slot.reserve(bytes);
    slot.copyIn(texts, bytes);
    int next = texts;
    for (int i = 0; i < count; i++) {
      slot.putLong(array + i * Long.BYTES, slot.address(next));
      next = slot.endOfText(next, texts + bytes);
    }
    if (next != texts + bytes) {
      throw Slot.malformed("brings more than its strings for " + strings.name());
    }
    slot.putLong(array + count * Long.BYTES, 0);
    slot.area(index, array, (count + 1) * Long.BYTES);
  }
}
