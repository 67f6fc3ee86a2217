package dev.roost.engine.memory;

import dev.roost.engine.memory.PageSource.Batches;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The batch that a {@link PageSource} fills, and hands over when it is full. */
final class PageBatch {
  private static final int PAGE = 4096;
  private static final int HEAD = 12;
  private static final long MOST_ABSENT = 1L << 30;
  private static final byte[] ZEROS = new byte[PAGE];

  private final Batches batches;
  private final byte[] batch = new byte[PageSource.BATCH_BYTES];
  private final ByteBuffer view = ByteBuffer.wrap(batch).order(ByteOrder.LITTLE_ENDIAN);
  private long bytes;

  PageBatch(Batches batches) {
    this.batches = batches;
  }

  /** What to do with pages of zeros. */
  enum Zeros {
    /** Nothing is said of them: the receiver has zeros there. */
    LEFT_OUT,
    /** They are said to be as new. */
    ABSENT,
    /** They are sent: the receiver may have something else there. */
    SENT
  }

  /** Says that [start, end) is as in a new mapping. */
  void absent(long start, long end) throws IOException {
    for (long at = start; at < end; at += MOST_ABSENT) {
      if (view.remaining() < HEAD) {
        flush();
      }
      view.putLong(at).putInt((int) -Math.min(MOST_ABSENT, end - at));
    }
  }

  /** Whole pages that lie at {@code address}: the first {@code length} bytes of {@code piece}. */
  void pages(long address, byte[] piece, int length, Zeros zeros) throws IOException {
    if (zeros == Zeros.SENT) {
      put(address, piece, 0, length);
      return;
    }
    int start = 0;
    while (start < length) {
      boolean zero = isZero(piece, start);
      int end = start + PAGE;
      while (end < length && isZero(piece, end) == zero) {
        end += PAGE;
      }
      if (!zero) {
        put(address + start, piece, start, end - start);
      } else if (zeros == Zeros.ABSENT) {
        absent(address + start, address + end);
      }
      start = end;
    }
  }

  private static boolean isZero(byte[] piece, int page) {
    return Arrays.equals(piece, page, page + PAGE, ZEROS, 0, PAGE);
  }

  private void put(long address, byte[] piece, int from, int length) throws IOException {
    if (view.remaining() < HEAD + length) {
      flush();
    }
    view.putLong(address).putInt(length).put(piece, from, length);
    bytes += length;
  }

  /** Hands over what is left. Returns the bytes of memory that were put in, in all. */
  long finish() throws IOException {
    flush();
    return bytes;
  }

  private void flush() throws IOException {
    if (view.position() > 0) {
      batches.accept(batch, view.position());
      view.clear();
    }
  }
}
