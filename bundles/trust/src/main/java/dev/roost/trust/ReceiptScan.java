package dev.roost.trust;

import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One pass over a log from its start, record by record. For one thread.
 *
 * <p>The body length is stored twice so that a damaged length is told apart from a record that was
 * cut off: else one changed bit would make everything behind it look torn.
 */
final class ReceiptScan implements Closeable {

  /** Where a scan stands. */
  enum End {
    /** There are more records. */
    NOT_YET,
    /** The file ends after a whole record. */
    WHOLE,
    /** The file ends within a record, as a crash during an append leaves it. */
    TORN,
    /** The bytes are no record; what follows cannot be found. */
    BROKEN
  }

  private final InputStream in;
  private byte[] hash = ReceiptFormat.origin();
  private boolean chained = true;
  private long wholeBytes;
  private long records;
  private End end = End.NOT_YET;

  ReceiptScan(Path file) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    byte[] magic = in.readNBytes(ReceiptFormat.MAGIC.length);
    wholeBytes = ReceiptFormat.MAGIC.length;
    if (!Arrays.equals(magic, ReceiptFormat.MAGIC)) {
      boolean begun = Arrays.equals(magic, Arrays.copyOf(ReceiptFormat.MAGIC, magic.length));
      end = begun ? End.TORN : End.BROKEN;
      wholeBytes = 0;
    }
  }

  /** The next record; null at the {@link #end}. */
  Receipt next() throws IOException {
    if (end != End.NOT_YET) {
      return null;
    }
    byte[] head = in.readNBytes(ReceiptFormat.HEAD_BYTES);
    if (head.length < ReceiptFormat.HEAD_BYTES) {
      return stop(head.length == 0 ? End.WHOLE : End.TORN);
    }
    WireReader reader = new WireReader(head);
    int length = reader.i32();
    if (length != ~reader.i32() || length < 0 || length > ReceiptFormat.MAX_BODY_BYTES) {
      return stop(restIsZero(head) ? End.TORN : End.BROKEN);
    }
    byte[] body = in.readNBytes(length);
    byte[] stored = in.readNBytes(ReceiptFormat.HASH_BYTES);
    if (body.length + stored.length < length + ReceiptFormat.HASH_BYTES) {
      return stop(End.TORN);
    }
    chained = Arrays.equals(ReceiptFormat.hash(hash, body), stored);
    try {
      Receipt receipt = ReceiptFormat.receipt(body);
      hash = stored;
      wholeBytes += ReceiptFormat.HEAD_BYTES + (long) length + ReceiptFormat.HASH_BYTES;
      records++;
      return receipt;
    } catch (WireException e) {
      return stop(End.BROKEN);
    }
  }

  /** Whether the record that was read last follows from all before it. */
  boolean chained() {
    return chained;
  }

  /** Hash stored with the record that was read last. */
  byte[] hash() {
    return hash;
  }

  /** Records read. */
  long records() {
    return records;
  }

  /** Bytes of the file up to the end of the record that was read last. */
  long wholeBytes() {
    return wholeBytes;
  }

  End end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Receipt stop(End how) {
    end = how;
    return null;
  }

  /** After a power cut some file systems show the new length with zeros for data. */
  private boolean restIsZero(byte[] head) throws IOException {
    for (byte b : head) {
      if (b != 0) {
        return false;
      }
    }
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }
}
