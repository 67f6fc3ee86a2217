package dev.roost.engine.syscall;

import dev.roost.engine.syscall.BpfProgram.Comparison;
import dev.roost.engine.syscall.BpfProgram.Label;
import dev.roost.engine.syscall.Condition.Width;
import java.util.ArrayList;
import java.util.List;

/**
 * Derives the filter of a body from the table; seccomp(2), linux/seccomp.h.
 *
 * <p>Calls of the tracer's trampoline pass. A call of another architecture, an x32 call and a
 * number without a row are notified, and the process comes home; whoever receives a notification
 * must look at its {@code arch} before its number.
 */
public final class SeccompFilter {
  /** {@code AUDIT_ARCH_X86_64}. */
  public static final int ARCH_X86_64 = 0xC000003E;

  /** {@code SECCOMP_RET_ALLOW}: the guest's kernel executes the call. */
  public static final int ALLOW = 0x7fff0000;

  /** {@code SECCOMP_RET_USER_NOTIF}: the guest's engine is asked. */
  public static final int NOTIFY = 0x7fc00000;

  /** {@code SECCOMP_RET_TRACE}: the body stops for its tracer. */
  public static final int TRACE = 0x7ff00000;

  // struct seccomp_data { int nr; __u32 arch; __u64 instruction_pointer; __u64 args[6]; }
  private static final int NUMBER = 0;
  private static final int ARCH = 4;
  private static final int POINTER_LOW = 8;
  private static final int POINTER_HIGH = 12;
  private static final int ARGUMENTS = 16;
  private static final int HIGH = 4;

  /** Numbers from {@code first} on, up to the next one's. */
  private record Range(int first, List<Case> cases) {}

  private final BpfProgram program = new BpfProgram();
  private final List<Range> ranges = new ArrayList<>();

  private final Signals signals;

  /** Where the signals of a process wait that it blocks. */
  public enum Signals {
    /** In its body. */
    IN_BODY,
    /** Some in the deputy, for signalfds to read: what blocks and unblocks them is notified. */
    SOME_AT_HOME
  }

  private SeccompFilter(SyscallTable table, Signals signals) {
    this.signals = signals;
    int next = 0;
    for (Syscall row : table.all()) {
      if (row.number() != next) {
        add(next, List.of());
      }
      add(row.number(), shorten(row.cases()));
      next = row.number() + 1;
    }
    add(next, List.of());
  }

  /**
   * Assembles the filter.
   *
   * @param table the calls
   * @param trampolineStart first address from which every call passes
   * @param trampolineEnd first address after them
   * @param signals where they wait
   * @return {@code struct sock_filter[]}, 8 bytes each
   */
  public static byte[] assemble(
      SyscallTable table, long trampolineStart, long trampolineEnd, Signals signals) {
    SeccompFilter filter = new SeccompFilter(table, signals);
    filter.checkArchitecture();
    filter.passTrampoline(trampolineStart, trampolineEnd);
    filter.program.load(NUMBER);
    filter.decide(0, filter.ranges.size());
    return filter.program.assemble();
  }

  /** What the filter answers for a case. */
  static int action(Destination destination, Signals signals) {
    return switch (destination) {
      case BODY -> ALLOW;
      case SIGNAL_MASK, IMPLIED_MASK, BODY_UNLESS_SIGNALFD ->
          signals == Signals.IN_BODY ? ALLOW : NOTIFY;
      case MAP_FILE, NEW_THREAD, NEW_PROCESS -> TRACE;
      case BODY_UNLESS_FILE, HOME, RETURN, EXIT, CPU_TIME, SIGNAL_ACTION, SIGNALFD -> NOTIFY;
    };
  }

  private void add(int first, List<Case> cases) {
    if (ranges.isEmpty() || !sameAnswer(ranges.getLast().cases(), cases)) {
      ranges.add(new Range(first, cases));
    }
  }

  private boolean sameAnswer(List<Case> one, List<Case> other) {
    return isConstant(one) && isConstant(other) && constantAction(one) == constantAction(other);
  }

  private static boolean isConstant(List<Case> cases) {
    return cases.size() <= 1;
  }

  private int constantAction(List<Case> cases) {
    return cases.isEmpty() ? NOTIFY : action(cases.getFirst().destination(), signals);
  }

  /** Without the cases at the end that have the same answer as the last. */
  private List<Case> shorten(List<Case> cases) {
    int last = action(cases.getLast().destination(), signals);
    int keep = cases.size() - 1;
    while (keep > 0 && action(cases.get(keep - 1).destination(), signals) == last) {
      keep--;
    }
    List<Case> kept = new ArrayList<>(cases.subList(0, keep));
    kept.add(cases.getLast());
    return kept;
  }

  private void checkArchitecture() {
    Label ours = new Label();
    program.load(ARCH);
    program.jumpIf(Comparison.EQUAL, ARCH_X86_64, ours, null);
    program.answer(NOTIFY);
    program.mark(ours);
  }

  private void passTrampoline(long start, long end) {
    Label notBefore = new Label();
    Label inside = new Label();
    Label outside = new Label();
    int startHigh = (int) (start >>> 32);
    int endHigh = (int) (end >>> 32);
    program.load(POINTER_HIGH);
    program.jumpIf(Comparison.GREATER, startHigh, notBefore, null);
    program.jumpIf(Comparison.EQUAL, startHigh, null, outside);
    program.load(POINTER_LOW);
    program.jumpIf(Comparison.AT_LEAST, (int) start, notBefore, outside);
    program.mark(notBefore);
    program.load(POINTER_HIGH);
    program.jumpIf(Comparison.GREATER, endHigh, outside, null);
    program.jumpIf(Comparison.EQUAL, endHigh, null, inside);
    program.load(POINTER_LOW);
    program.jumpIf(Comparison.AT_LEAST, (int) end, outside, inside);
    program.mark(inside);
    program.answer(ALLOW);
    program.mark(outside);
  }

  /**
   * Halves the ranges; the number is in the accumulator. An x32 number is above all ranges' firsts.
   */
  private void decide(int from, int to) {
    if (to - from == 1) {
      answer(ranges.get(from).cases());
      return;
    }
    int middle = (from + to) >>> 1;
    Label upper = new Label();
    Label far = new Label();
    Label lower = new Label();
    program.jumpIf(Comparison.AT_LEAST, ranges.get(middle).first(), far, lower);
    program.mark(far);
    program.jump(upper);
    program.mark(lower);
    decide(from, middle);
    program.mark(upper);
    decide(middle, to);
  }

  private void answer(List<Case> cases) {
    if (isConstant(cases)) {
      program.answer(constantAction(cases));
      return;
    }
    for (Case way : cases) {
      Label next = new Label();
      for (Condition.Test test : way.condition().tests()) {
        check(test, next);
      }
      program.answer(action(way.destination(), signals));
      program.mark(next);
    }
  }

  /** Falls through if the test holds, else goes to {@code otherwise}. */
  private void check(Condition.Test test, Label otherwise) {
    Label found = new Label();
    for (long value : test.values()) {
      Label differs = new Label();
      equal(test, Word.LOW, (int) value, differs);
      if (test.width() == Width.WHOLE) {
        equal(test, Word.HIGH, (int) (value >>> 32), differs);
      }
      program.jump(found);
      program.mark(differs);
    }
    switch (test.relation()) {
      case IN -> {
        program.jump(otherwise);
        program.mark(found);
      }
      case NOT_IN -> {
        Label holds = new Label();
        program.jump(holds);
        program.mark(found);
        program.jump(otherwise);
        program.mark(holds);
      }
    }
  }

  private enum Word {
    LOW,
    HIGH
  }

  private void equal(Condition.Test test, Word word, int value, Label differs) {
    int offset = ARGUMENTS + test.argument() * Long.BYTES + (word == Word.HIGH ? HIGH : 0);
    int mask = (int) (word == Word.HIGH ? test.mask() >>> 32 : test.mask());
    program.load(offset);
    if (mask != -1) {
      program.and(mask);
    }
    program.jumpIf(Comparison.EQUAL, value, null, differs);
  }
}
