package dev.roost.engine.syscall;

import dev.roost.api.SyscallView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rows, by number. The only list of system calls; everything else is derived from it. */
public final class SyscallTable {
  private static final SyscallTable STANDARD =
      new SyscallTable(
          Stream.of(
                  DescriptorCalls.ROWS,
                  PathCalls.ROWS,
                  MemoryCalls.ROWS,
                  SignalCalls.ROWS,
                  SocketCalls.ROWS,
                  ProcessCalls.ROWS,
                  TimeCalls.ROWS,
                  IpcCalls.ROWS,
                  IdentityCalls.ROWS,
                  SystemCalls.ROWS)
              .flatMap(List::stream)
              .toList());

  private final List<Syscall> all;
  private final Syscall[] byNumber;

  SyscallTable(List<Syscall> rows) {
    Map<Integer, Syscall> seen = new HashMap<>();
    for (Syscall row : rows) {
      Syscall other = seen.put(row.number(), row);
      if (other != null) {
        throw new IllegalArgumentException(
            "number %d has two rows: %s and %s".formatted(row.number(), other.name(), row.name()));
      }
    }
    all = rows.stream().sorted(Comparator.comparingInt(Syscall::number)).toList();
    byNumber = new Syscall[all.getLast().number() + 1];
    all.forEach(row -> byNumber[row.number()] = row);
  }

  /** The table of this version of Roost. */
  public static SyscallTable standard() {
    return STANDARD;
  }

  /** The row of a number; for an unknown one, a row that brings the process home. Never null. */
  public Syscall byNumber(int number) {
    if (number >= 0 && number < byNumber.length && byNumber[number] != null) {
      return byNumber[number];
    }
    return new Syscall(
        number,
        "syscall_" + number,
        List.of(Rows.returns("system call " + number + " is not in Roost's table.")),
        "");
  }

  /** All rows, by number. */
  public List<Syscall> all() {
    return all;
  }

  /** All rows as people read them, by number. */
  public List<SyscallView> views() {
    return all.stream().map(SyscallTable::view).toList();
  }

  private static SyscallView view(Syscall row) {
    String where =
        row.cases().stream()
            .map(way -> way.destination().forPeople())
            .distinct()
            .collect(Collectors.joining(","));
    return new SyscallView(row.number(), row.name(), where, arguments(row), note(row));
  }

  private static String arguments(Syscall row) {
    List<String> ways = new ArrayList<>();
    for (Case way : row.cases()) {
      if (way.destination().isCarried()) {
        String carried =
            way.arguments().stream().map(Argument::toString).collect(Collectors.joining(", "));
        ways.add((way.condition().isAlways() ? "" : way.condition() + ": ") + carried);
      }
    }
    return ways.stream().distinct().collect(Collectors.joining("; "));
  }

  private static String note(Syscall row) {
    Map<String, List<String>> conditions = new LinkedHashMap<>();
    for (Case way : row.cases()) {
      String text = what(way);
      if (!text.isEmpty()) {
        conditions.computeIfAbsent(text, key -> new ArrayList<>()).add(when(row, way));
      }
    }
    String cases =
        conditions.entrySet().stream()
            .map(entry -> prefix(entry.getValue()) + entry.getKey())
            .collect(Collectors.joining(" "));
    return (row.note() + " " + cases).strip();
  }

  private static String when(Syscall row, Case way) {
    if (!way.condition().isAlways()) {
      return way.condition().toString();
    }
    return row.cases().size() == 1 ? "" : "otherwise";
  }

  private static String what(Case way) {
    return switch (way.destination()) {
      case RETURN -> way.reason();
      case BODY -> way.condition().isAlways() ? "" : "runs in the body.";
      case BODY_UNLESS_FILE -> "runs in the body; comes home first if the memory shows a file.";
      case MAP_FILE ->
          "maps a copy whose bytes come from home, or new shared memory here and there.";
      case NEW_THREAD -> "makes a thread in the deputy and in the body.";
      case NEW_PROCESS -> "makes a process of the deputy and one of the body.";
      case EXIT -> "ends the deputy's side too.";
      case SIGNAL_ACTION -> "runs in the deputy, without the handler, and in the body.";
      case SIGNAL_MASK, IMPLIED_MASK ->
          "runs in the body; what a signalfd reads is blocked or unblocked in the deputy first.";
      case BODY_UNLESS_SIGNALFD ->
          "runs in the body; comes home first if the process has a signalfd.";
      case SIGNALFD -> "comes home first unless other signalfds read all of these signals.";
      case HOME, CPU_TIME -> "";
    };
  }

  private static String prefix(List<String> conditions) {
    String joined = String.join(" or ", conditions);
    return joined.isEmpty() ? "" : joined + ": ";
  }
}
