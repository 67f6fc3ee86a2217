package dev.roost.trust;

import dev.roost.wire.WireException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;

/** Command line that prints a log of receipts as a table and checks its chain. */
public final class Receipts {

  private static final String ROW = "%-24s %-8s %-9s %8s %-12s %-25s %12s  %s%n";

  private Receipts() {}

  /**
   * Ends the JVM with 0, with 1 if the chain is broken or the file unreadable, with 2 for usage.
   */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: receipts FILE");
      System.exit(2);
    }
    System.exit(print(Path.of(args[0]), System.out, System.err));
  }

  static int print(Path file, PrintStream out, PrintStream err) {
    try {
      out.printf(ROW, "TIME", "SIDE", "KIND", "PID", "HOME", "FROM > TO", "BYTES", "OUTCOME");
      ReceiptLog.forEach(file, receipt -> print(receipt, out));
      ReceiptLog.Verification found = ReceiptLog.verify(file);
      if (found.intact()) {
        out.println(found.records() + " receipts, chain intact");
        return 0;
      }
      err.println(
          file
              + ": broken at receipt "
              + found.firstBroken().getAsLong()
              + " (from 0): changed later");
    } catch (NoSuchFileException e) {
      err.println(file + ": no such file");
    } catch (IOException e) {
      err.println(file + ": " + e.getMessage());
    }
    return 1;
  }

  private static void print(Receipt receipt, PrintStream out) {
    String time = receipt.time().truncatedTo(ChronoUnit.MILLIS).toString();
    try {
      TransferManifest manifest =
          TransferManifest.fromBytes(SignedContent.parse(receipt.cms()).content());
      out.printf(
          ROW,
          time,
          receipt.direction(),
          manifest.kind(),
          manifest.pid(),
          manifest.home(),
          manifest.from() + " > " + manifest.to(),
          manifest.totalBytes(),
          receipt.outcome());
    } catch (TrustException | WireException e) {
      // What was refused may well be unreadable; it is in the log all the same.
      out.printf(ROW, time, receipt.direction(), "?", "?", "?", "?", "?", receipt.outcome());
    }
  }
}
