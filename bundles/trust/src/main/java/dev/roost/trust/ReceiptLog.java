package dev.roost.trust;

import dev.roost.trust.Receipt.Direction;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Append-only log of receipts. Each record is hash-chained to the one before, and is on the disk
 * when {@link #append} returns. One writer per file, held by a lock; readers may come at any time.
 * Threads may share it.
 */
public final class ReceiptLog implements Closeable {

  private static final System.Logger LOG = System.getLogger(ReceiptLog.class.getName());

  /**
   * What a check of the chain found.
   *
   * @param records whole records in the file
   * @param firstBroken number, from 0, of the first that does not follow from those before it
   */
  public record Verification(long records, OptionalLong firstBroken) {

    /** Nothing was changed. */
    public boolean intact() {
      return firstBroken.isEmpty();
    }
  }

  private final Path file;
  private final Clock clock;
  private final FileChannel channel;
  private byte[] hash;

  /** With the system's clock. */
  public ReceiptLog(Path file) throws IOException {
    this(file, Clock.systemUTC());
  }

  /**
   * Opens a log or begins one (mode 0600). A record that a crash left torn at the end is moved to
   * {@code FILE.torn} and cut off, with a line in the system's log.
   *
   * @throws IOException if another process writes it, or its end cannot be found because bytes
   *     within it were changed
   */
  public ReceiptLog(Path file, Clock clock) throws IOException {
    this.file = file;
    this.clock = clock;
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    channel =
        FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), mode);
    try {
      lock();
      hash = recover();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Adds a receipt; returns when it is on the disk.
   *
   * @param cms the signed manifest as it was sent
   * @param outcome one sentence
   */
  public synchronized void append(Direction direction, byte[] cms, String outcome)
      throws IOException {
    byte[] body = ReceiptFormat.body(new Receipt(clock.instant(), direction, cms, outcome));
    if (body.length > ReceiptFormat.MAX_BODY_BYTES) {
      throw new IllegalArgumentException(
          "receipt of " + body.length + " bytes, at most " + ReceiptFormat.MAX_BODY_BYTES);
    }
    byte[] next = ReceiptFormat.hash(hash, body);
    long before = channel.size();
    try {
      write(ReceiptFormat.record(body, next));
    } catch (IOException e) {
      // A full disk: take the torn record back, or the next one would be unreadable behind it.
      channel.truncate(before);
      throw e;
    }
    hash = next;
  }

  /** Checks the chain from the first record. */
  public Verification verify() throws IOException {
    return verify(file);
  }

  /** As {@link #verify()}, for a log that another process may have open. */
  public static Verification verify(Path file) throws IOException {
    OptionalLong broken = OptionalLong.empty();
    try (ReceiptScan scan = new ReceiptScan(file)) {
      while (scan.next() != null) {
        if (!scan.chained() && broken.isEmpty()) {
          broken = OptionalLong.of(scan.records() - 1);
        }
      }
      if (scan.end() == ReceiptScan.End.BROKEN && broken.isEmpty()) {
        broken = OptionalLong.of(scan.records());
      }
      return new Verification(scan.records(), broken);
    }
  }

  /** Shows every whole record, oldest first. */
  public void forEach(Consumer<Receipt> reader) throws IOException {
    forEach(file, reader);
  }

  /** As {@link #forEach(Consumer)}, for a log that another process may have open. */
  public static void forEach(Path file, Consumer<Receipt> reader) throws IOException {
    try (ReceiptScan scan = new ReceiptScan(file)) {
      for (Receipt receipt = scan.next(); receipt != null; receipt = scan.next()) {
        reader.accept(receipt);
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }

  private void lock() throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IOException(file + " is being written by somebody else");
    }
  }

  /** Leaves the file with whole records only; returns the hash of the last. */
  private byte[] recover() throws IOException {
    if (channel.size() == 0) {
      write(ReceiptFormat.MAGIC);
      return ReceiptFormat.origin();
    }
    OptionalLong broken = OptionalLong.empty();
    try (ReceiptScan scan = new ReceiptScan(file)) {
      while (scan.next() != null) {
        if (!scan.chained() && broken.isEmpty()) {
          broken = OptionalLong.of(scan.records() - 1);
        }
      }
      if (broken.isPresent()) {
        LOG.log(
            Level.WARNING,
            "{0}: receipt {1} was changed after it was written; keep the file as evidence",
            file,
            broken.getAsLong());
      }
      if (scan.end() == ReceiptScan.End.BROKEN) {
        throw new IOException(
            file
                + " is damaged behind receipt "
                + scan.records()
                + " (byte "
                + scan.wholeBytes()
                + "); move it away as evidence, a new one will be begun");
      }
      if (scan.end() == ReceiptScan.End.TORN) {
        cutOff(scan.wholeBytes());
      }
      return scan.hash();
    }
  }

  private void cutOff(long wholeBytes) throws IOException {
    long torn = channel.size() - wholeBytes;
    Path aside = file.resolveSibling(file.getFileName() + ".torn");
    try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
        FileChannel to =
            FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      from.transferTo(wholeBytes, torn, to);
      to.force(true);
    }
    channel.truncate(wholeBytes);
    if (wholeBytes == 0) {
      write(ReceiptFormat.MAGIC);
    }
    channel.force(true);
    LOG.log(
        Level.WARNING,
        "{0}: the last receipt was torn by a crash; its {1} bytes were moved to {2}",
        file,
        torn,
        aside);
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }
}
