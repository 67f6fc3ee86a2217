package dev.roost.engine.memory;

import dev.roost.engine.memory.PageBatch.Zeros;
import dev.roost.engine.model.Vma;
import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.PagemapScan;
import dev.roost.linux.PagemapScan.Range;
import dev.roost.linux.ProcessMemory;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the contents of a process in batches: {@code { i64 address, i32 length, bytes }*}. A
 * negative length has no bytes: so many are as they are in a new mapping, zeros or the file's.
 */
public final class PageSource implements AutoCloseable {
  /** Largest batch, in bytes. */
  public static final int BATCH_BYTES = ProcessMemory.PIECE_BYTES + 64 * 1024;

  private static final int PAGE = 4096;

  private final int pid;
  private final FileDescriptor memory;
  private final Reading reading;
  private final PagemapScan pagemap;
  private final PageBatch batch;

  /** Null until shared memory is read. */
  private List<MapsEntry> maps;

  private final byte[] piece = new byte[ProcessMemory.PIECE_BYTES];

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
    this.batch = new PageBatch(batches);
    this.memory = FileDescriptor.open(Path.of("/proc/" + pid + "/mem"), 0);
    this.pagemap = new PagemapScan(pid);
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
      batch.absent(at, held.start());
      send(vma, held, file ? Zeros.SENT : Zeros.ABSENT);
      at = held.end();
    }
    batch.absent(at, range.end());
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

  /** What is said of holes in memory that is shared. */
  public enum Holes {
    /** Nothing: the receiver is new, and has zeros there. */
    LEFT_OUT,
    /** That they are as new: the receiver may have something there. */
    ABSENT
  }

  /**
   * What there is of a mapping of shared memory, as far as nobody has sent it before. The process
   * and all that share with it are stopped.
   *
   * @param vma the mapping as home knows it; the process may have it elsewhere in another object
   */
  public void shared(Vma vma, SharedPages sent, Holes holes) throws IOException {
    List<Range> parts = sent.take(vma.path(), vma.offset(), vma.offset() + vma.size());
    if (parts.isEmpty()) {
      return;
    }
    long shift = vma.start() - vma.offset();
    try (SharedMemory memory = SharedMemory.open(pid, mapping(vma))) {
      for (Range part : parts) {
        long at = part.start() + shift;
        for (Range data : memory.data(at, part.end() + shift)) {
          hole(at, data.start(), holes);
          shared(memory, data, holes);
          at = data.end();
        }
        hole(at, part.end() + shift, holes);
      }
    }
  }

  private MapsEntry mapping(Vma vma) throws IOException {
    if (maps == null) {
      maps = ProcMaps.read(pid);
    }
    for (MapsEntry entry : maps) {
      if (entry.start() == vma.start() && entry.end() == vma.end()) {
        return entry;
      }
    }
    throw new IOException("nothing is mapped from " + Long.toHexString(vma.start()));
  }

  private void hole(long start, long end, Holes holes) throws IOException {
    if (holes == Holes.ABSENT) {
      batch.absent(start, end);
    }
  }

  private void shared(SharedMemory memory, Range data, Holes holes) throws IOException {
    Zeros zeros = holes == Holes.ABSENT ? Zeros.ABSENT : Zeros.LEFT_OUT;
    for (long at = data.start(); at < data.end(); at += piece.length) {
      int length = (int) Math.min(piece.length, data.end() - at);
      memory.read(at, piece, length);
      batch.pages(at, piece, length, zeros);
    }
  }

  private void send(Vma vma, Range range, Zeros zeros) throws IOException {
    for (long at = range.start(); at < range.end(); at += piece.length) {
      int length = (int) Math.min(piece.length, range.end() - at);
      if (read(vma, at, length)) {
        batch.pages(at, piece, length, zeros);
      } else {
        for (long page = at; page < at + length; page += PAGE) {
          if (read(vma, page, PAGE)) {
            batch.pages(page, piece, PAGE, zeros);
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

  /** Hands over what is left. Returns the bytes of memory that were read in all. */
  public long finish() throws IOException {
    return batch.finish();
  }

  /**
   * Reads everything of all of {@code vmas} as a new process gets it: anonymous or from files, but
   * not what it shares.
   */
  public void all(List<Vma> vmas) throws IOException {
    for (Vma vma : vmas) {
      switch (vma.kind()) {
        case ANONYMOUS -> anonymous(vma);
        case FILE -> everything(vma);
        case KERNEL, SHARED -> {}
      }
    }
  }

  @Override
  public void close() {
    memory.close();
    pagemap.close();
  }
}
