package dev.roost.engine.memory;

import dev.roost.engine.memory.PageBatch.Zeros;
import dev.roost.engine.memory.PageSource.Batches;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.PagemapScan.Range;
import dev.roost.linux.ProcessMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalLong;

/**
 * Contents of shared memory that is not, or need not be, mapped anywhere. As those of a process,
 * but the addresses are places in the object.
 */
public final class ObjectContents {
  private static final int PAGE = 4096;
  private static final int HEAD = 12;

  private ObjectContents() {}

  /**
   * Reads parts of an object.
   *
   * @param file what holds it
   * @param base where in that it begins, in bytes
   * @param parts of the object, whole pages
   */
  public static void read(FileDescriptor file, long base, List<Range> parts, Batches batches)
      throws IOException {
    PageBatch batch = new PageBatch(batches);
    byte[] piece = new byte[ProcessMemory.PIECE_BYTES];
    for (Range part : parts) {
      long at = part.start();
      while (at < part.end()) {
        OptionalLong data = file.nextData(base + at);
        long from = data.isEmpty() ? part.end() : Math.min(part.end(), data.getAsLong() - base);
        batch.absent(at, from);
        at = from;
        OptionalLong hole = at < part.end() ? file.nextHole(base + at) : OptionalLong.empty();
        long to = hole.isEmpty() ? at : Math.min(part.end(), pages(hole.getAsLong() - base));
        for (; at < to; at += Math.min(piece.length, to - at)) {
          int length = (int) Math.min(piece.length, to - at);
          file.readFully(base + at, piece, 0, length);
          batch.pages(at, piece, length, Zeros.ABSENT);
        }
        if (hole.isEmpty() && at < part.end()) {
          throw new IOException("shared memory was cut short while it was read");
        }
      }
    }
    batch.finish();
  }

  private static long pages(long bytes) {
    return (bytes + PAGE - 1) & -PAGE;
  }

  /** Writes a batch into an object, which does not become longer. */
  public static void write(FileDescriptor file, byte[] batch, int from) throws IOException {
    ByteBuffer in =
        ByteBuffer.wrap(batch, from, batch.length - from).order(ByteOrder.LITTLE_ENDIAN);
    long sizeBytes = file.sizeBytes();
    while (in.hasRemaining()) {
      if (in.remaining() < HEAD) {
        throw new IOException("contents of shared memory are cut off");
      }
      long at = in.getLong();
      int length = in.getInt();
      if (at < 0 || length > in.remaining()) {
        throw new IOException("contents of shared memory are cut off");
      }
      long end = Math.min(sizeBytes, at + Math.abs((long) length));
      if (length < 0 && at < end) {
        file.punchHole(at, end);
      } else if (length > 0) {
        if (at < end) {
          file.writeFully(at, batch, in.position(), (int) (end - at));
        }
        in.position(in.position() + length);
      }
    }
  }
}
