package dev.roost.engine.syscall;

import dev.roost.api.SyscallView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Prints the table as {@code docs/syscalls.md}. Run {@link #main} with the file's path to write it
 * again after a row has changed.
 */
public final class SyscallDoc {
  private SyscallDoc() {}

  /** The whole page. */
  public static String text(SyscallTable table) {
    StringBuilder page = new StringBuilder();
    page.append("# System calls\n\n");
    page.append("Where each x86-64 system call of a process runs while it is away. ");
    page.append("Made from the table by `dev.roost.engine.syscall.SyscallDoc`; do not edit. ");
    page.append("[How to add a call](howto-add-a-syscall.md).\n\n");
    page.append("`BODY`: natively on the guest. `HOME`: in the deputy's thread at home. ");
    page.append("`BOTH`: on both sides. `RETURN`: the process comes home first, ");
    page.append("and the call runs natively there. ");
    page.append("A number that is not listed is `RETURN`.\n\n");
    page.append("`in`, `out`, `inout` NAME[LENGTH] is memory that is carried; ");
    page.append("`argN` is the value of register N, `*argN` the length that it points at, ");
    page.append("`result≤` as much as the result says.\n\n");
    page.append(summary(table)).append('\n');
    page.append("| nr | name | where | arguments carried | note |\n|--:|---|---|---|---|\n");
    for (SyscallView row : table.views()) {
      page.append(
          "| %d | %s | %s | %s | %s |\n"
              .formatted(
                  row.number(),
                  row.name(),
                  row.where().replace(",", ", "),
                  cell(row.arguments()),
                  cell(row.note())));
    }
    return page.toString();
  }

  private static String summary(SyscallTable table) {
    StringBuilder lines = new StringBuilder("| destination | calls with it |\n|---|--:|\n");
    for (Destination destination : Destination.values()) {
      long calls =
          table.all().stream()
              .filter(row -> row.cases().stream().anyMatch(way -> way.destination() == destination))
              .count();
      lines.append("| `%s` | %d |\n".formatted(destination, calls));
    }
    return lines.toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*");
  }

  /** Writes the page to the file that the only argument names. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          "the only argument is the file to write, docs/syscalls.md; not " + Arrays.toString(args));
    }
    Files.writeString(Path.of(args[0]), text(SyscallTable.standard()));
  }
}
