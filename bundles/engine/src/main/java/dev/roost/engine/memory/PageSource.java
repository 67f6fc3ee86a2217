package dev.roost.engine.memory;

import dev.roost.engine.model.Vma;
import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.PagemapScan;
import dev.roost.linux.PagemapScan.Range;
import dev.roost.linux.ProcessMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the contents of a process in batches: {@code { i64 address, i32 length, bytes }*}. A
 * negative length has no bytes: so many are as they are in a new mapping, zeros or the file's.
 */
public final class PageSource implements AutoCloseable {
  /** Largest batch, in bytes. */
  public static final int BATCH_BYTES = ProcessMemory.PIECE_BYTES + 64 * 1024;

  private static final int PAGE = 4096;
  private static final int HEAD = 12;
  private static final long MOST_ABSENT = 1L << 30;
  private static final byte[] ZEROS = new byte[PAGE];

  private final int pid;
  private final FileDescriptor memory;
  private final Reading reading;
  private final PagemapScan pagemap;
  private final Batches batches;
  private final byte[] batch = new byte[BATCH_BYTES];
  private final ByteBuffer view = ByteBuffer.wrap(batch).order(ByteOrder.LITTLE_ENDIAN);
  private final byte[] piece = new byte[ProcessMemory.PIECE_BYTES];
  private long bytes;

  /** Takes batches; the array is used again after the call. */
  public interface Batches {
    /** One batch: the first {@code length} bytes of {@code batch}. */
    void accept(byte[] batch, int length) throws IOException;
  }

  /** Whether the process may change its mappings while they are read. */
  public enum Reading {
    /** It is stopped: what is mapped can be read. */
    STOPPED,
    /** It runs: what cannot be read is gone, and is looked at again when it has stopped. */
    RUNNING
  }

  public PageSource(int pid, Reading reading, Batches batches) throws IOException {
    this.pid = pid;
    this.reading = reading;
    this.batches = batches;
    this.memory = FileDescriptor.open(Path.of("/proc/" + pid + "/mem"), 0);
    this.pagemap = new PagemapScan(pid);
  }

  /** What to do with pages of zeros. */
  private enum Zeros {
    /** Nothing is said of them: the receiver has zeros there. */
    LEFT_OUT,
    /** They are said to be as new. */
    ABSENT,
    /** They are sent: the receiver may have something else there. */
    SENT
  }

  /** Contents of private memory: what the kernel holds pages for. */
  public void anonymous(Vma vma) throws IOException {
    for (Range range : pagemap.populated(vma.start(), vma.end())) {
      send(vma, range, Zeros.LEFT_OUT);
    }
  }

  /**
   * Everything of a mapping, whether the kernel holds pages for it or not. Zeros too: whoever gets
   * them must hold pages for all of it, to tell later what the program has dropped.
   */
  public void everything(Vma vma) throws IOException {
    send(vma, new Range(vma.start(), vma.end()), Zeros.SENT);
  }

  /** What there is where the kernel holds no page of a mapped file for the process. */
  public enum FilePages {
    /** The file's: home has it mapped. */
    IN_FILE,
    /** Nothing: a body dropped what stood for it. */
    DROPPED
  }

  /**
   * What is not as the receiver has it, who was sent everything when the writes to it began to be
   * tracked: what was written, and where there is nothing any more.
   */
  public void changes(Vma vma, FilePages filePages) throws IOException {
    long at = vma.start();
    for (Range same : pagemap.untouched(vma.start(), vma.end())) {
      changed(vma, new Range(at, same.start()), filePages);
      at = same.end();
    }
    changed(vma, new Range(at, vma.end()), filePages);
  }

  private void changed(Vma vma, Range range, FilePages filePages) throws IOException {
    boolean file = vma.kind() == Vma.Kind.FILE;
    if (file && filePages == FilePages.IN_FILE) {
      send(vma, range, Zeros.SENT);
      return;
    }
    long at = range.start();
    for (Range held : pagemap.populated(range.start(), range.end())) {
      absent(at, held.start());
      send(vma, held, file ? Zeros.SENT : Zeros.ABSENT);
      at = held.end();
    }
    absent(at, range.end());
  }

  /**
   * What was written since it was sent, as it is now; what is written from now on, also while it is
   * read, counts as written again. Of a mapping that nobody watches, or no longer, nothing.
   */
  public void again(Vma vma) throws IOException {
    for (Range range : pagemap.takeTouched(vma.start(), vma.end())) {
      send(vma, range, vma.kind() == Vma.Kind.FILE ? Zeros.SENT : Zeros.ABSENT);
    }
  }

  private void absent(long start, long end) throws IOException {
    for (long at = start; at < end; at += MOST_ABSENT) {
      if (view.remaining() < HEAD) {
        flush();
      }
      view.putLong(at).putInt((int) -Math.min(MOST_ABSENT, end - at));
    }
  }

  private void send(Vma vma, Range range, Zeros zeros) throws IOException {
    for (long at = range.start(); at < range.end(); at += piece.length) {
      int length = (int) Math.min(piece.length, range.end() - at);
      if (read(vma, at, length)) {
        pass(at, length, zeros);
      } else {
        for (long page = at; page < at + length; page += PAGE) {
          if (read(vma, page, PAGE)) {
            pass(page, PAGE, zeros);
          }
        }
      }
    }
  }

  /** Returns false if some of it has no contents: beyond the end of a mapped file, or gone. */
  private boolean read(Vma vma, long at, int length) throws IOException {
    try {
      if (vma.readable()) {
        ProcessMemory.read(pid, at, piece, 0, length);
      } else {
        memory.readFully(at, piece, 0, length);
      }
      return true;
    } catch (ErrnoException e) {
      boolean nothing = e.errno() == Errno.EFAULT || e.errno() == Errno.EIO;
      if (nothing && (reading == Reading.RUNNING || vma.kind() == Vma.Kind.FILE)) {
        return false;
      }
      throw e;
    }
  }

  private void pass(long at, int length, Zeros zeros) throws IOException {
    if (zeros == Zeros.SENT) {
      put(at, 0, length);
      return;
    }
    int start = 0;
    while (start < length) {
      boolean zero = isZero(start);
      int end = start + PAGE;
      while (end < length && isZero(end) == zero) {
        end += PAGE;
      }
      if (!zero) {
        put(at + start, start, end - start);
      } else if (zeros == Zeros.ABSENT) {
        absent(at + start, at + end);
      }
      start = end;
    }
  }

  private boolean isZero(int page) {
    return Arrays.equals(piece, page, page + PAGE, ZEROS, 0, PAGE);
  }

  private void put(long address, int from, int length) throws IOException {
    if (view.remaining() < HEAD + length) {
      flush();
    }
    view.putLong(address).putInt(length).put(piece, from, length);
    bytes += length;
  }

  /** Hands over what is left. Returns the bytes of memory that were read in all. */
  public long finish() throws IOException {
    flush();
    return bytes;
  }

  private void flush() throws IOException {
    if (view.position() > 0) {
      batches.accept(batch, view.position());
      view.clear();
    }
  }

  /** Reads everything of all of {@code vmas} as a new process gets it: anonymous or from files. */
  public void all(List<Vma> vmas) throws IOException {
    for (Vma vma : vmas) {
      switch (vma.kind()) {
        case ANONYMOUS -> anonymous(vma);
        case FILE -> everything(vma);
        case KERNEL -> {}
      }
    }
  }

  @Override
  public void close() {
    memory.close();
    pagemap.close();
  }
}
