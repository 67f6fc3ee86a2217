package dev.roost.engine.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.syscall.SeccompFilter.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeccompFilterTest {
  private static final long START = 0x6000_ffff_f000L;
  private static final long END = 0x6001_0000_1000L;
  private static final long ELSEWHERE = 0x5555_5555_0000L;
  private static final SyscallTable TABLE = SyscallTable.standard();
  private static final Map<Signals, BpfInterpreter> FILTERS =
      Map.of(
          Signals.IN_BODY,
          filter(Signals.IN_BODY),
          Signals.SOME_AT_HOME,
          filter(Signals.SOME_AT_HOME));
  private static final BpfInterpreter FILTER = FILTERS.get(Signals.IN_BODY);

  private static BpfInterpreter filter(Signals signals) {
    return new BpfInterpreter(SeccompFilter.assemble(TABLE, START, END, signals));
  }

  @Test
  void fitsIntoTheKernel() {
    assertThat(FILTER.instructions()).isLessThanOrEqualTo(4096);
  }

  @Test
  void answersAsTheTableSaysForEveryNumberAndTellingArguments() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int number = 0; number <= 600; number++) {
      for (int round = 0; round < 300; round++) {
        long[] arguments = tellingArguments(TABLE.byNumber(number), random);
        for (Signals signals : Signals.values()) {
          check(number, arguments, signals, seed);
        }
      }
    }
  }

  /** Values from the conditions, their neighbours, and rubbish; also in the upper halves. */
  private static long[] tellingArguments(Syscall row, Random random) {
    List<Long> interesting = new ArrayList<>(List.of(0L, 1L, -1L, 0xffff_ffffL, 1L << 32));
    for (Case way : row.cases()) {
      for (Condition.Test test : way.condition().tests()) {
        interesting.addAll(test.values());
      }
    }
    long[] arguments = new long[6];
    for (int i = 0; i < arguments.length; i++) {
      long value = interesting.get(random.nextInt(interesting.size()));
      arguments[i] =
          switch (random.nextInt(6)) {
            case 0 -> value ^ (1L << random.nextInt(64));
            case 1 -> value | ((long) random.nextInt() << 32);
            case 2 -> random.nextLong();
            default -> value;
          };
    }
    return arguments;
  }

  private static void check(int number, long[] arguments, Signals signals, long seed) {
    Destination destination = TABLE.byNumber(number).choose(arguments).destination();
    int answer = FILTERS.get(signals).run(number, SeccompFilter.ARCH_X86_64, ELSEWHERE, arguments);
    if (answer != SeccompFilter.action(destination, signals)) {
      throw new AssertionError(
          "%s %s: table says %s with signals %s, filter 0x%x (seed %d)"
              .formatted(
                  TABLE.byNumber(number).name(),
                  java.util.Arrays.toString(arguments),
                  destination,
                  signals,
                  answer,
                  seed));
    }
  }

  @Test
  void seesWhatChangesAMaskOnlyIfSignalsWaitAtHome() {
    // rt_sigprocmask(SIG_SETMASK, set), rt_sigreturn, rt_sigpending, rt_sigsuspend
    for (int number : new int[] {14, 15, 127, 130}) {
      long[] arguments = {2, 4096, 0, 8, 0, 0};
      for (Signals signals : Signals.values()) {
        int answer =
            FILTERS.get(signals).run(number, SeccompFilter.ARCH_X86_64, ELSEWHERE, arguments);
        assertThat(answer)
            .isEqualTo(signals == Signals.IN_BODY ? SeccompFilter.ALLOW : SeccompFilter.NOTIFY);
      }
    }
  }

  @Test
  void asksForEveryNumberWithoutARow() {
    for (int number : new int[] {336, 423, 470, 511, 0x4000_0000, 0x4000_0027, -1}) {
      assertThat(FILTER.run(number, SeccompFilter.ARCH_X86_64, ELSEWHERE, new long[6]))
          .isEqualTo(SeccompFilter.NOTIFY);
    }
  }

  @Test
  void asksForEveryCallOfAnotherArchitecture() {
    int i386 = 0x40000003;
    for (int number = 0; number < 470; number++) {
      assertThat(FILTER.run(number, i386, ELSEWHERE, new long[6])).isEqualTo(SeccompFilter.NOTIFY);
    }
  }

  @Test
  void passesTheTrampolineAndNothingBesideIt() {
    int read = 0;
    long[] pointers = {START, START + 1, 0x6000_ffff_ffffL, 0x6001_0000_0000L, END - 1};
    for (long pointer : pointers) {
      assertThat(at(pointer, read)).isEqualTo(SeccompFilter.ALLOW);
    }
    long[] outside = {
      START - 1, END, 0, -1, 0x6001_ffff_f800L, 0x5fff_ffff_f800L, START + (1L << 40)
    };
    for (long pointer : outside) {
      assertThat(at(pointer, read)).isEqualTo(SeccompFilter.NOTIFY);
    }
  }

  @Test
  void passesATrampolineWithinOneHalf() {
    BpfInterpreter filter =
        new BpfInterpreter(SeccompFilter.assemble(TABLE, 0x10000, 0x11000, Signals.IN_BODY));
    int read = 0;
    int arch = SeccompFilter.ARCH_X86_64;
    assertThat(filter.run(read, arch, 0x10000, new long[6])).isEqualTo(SeccompFilter.ALLOW);
    assertThat(filter.run(read, arch, 0x10fff, new long[6])).isEqualTo(SeccompFilter.ALLOW);
    assertThat(filter.run(read, arch, 0x11000, new long[6])).isEqualTo(SeccompFilter.NOTIFY);
    assertThat(filter.run(read, arch, 0xffff, new long[6])).isEqualTo(SeccompFilter.NOTIFY);
    assertThat(filter.run(read, arch, 0x1_0001_0000L, new long[6])).isEqualTo(SeccompFilter.NOTIFY);
  }

  private static int at(long pointer, int number) {
    return FILTER.run(number, SeccompFilter.ARCH_X86_64, pointer, new long[6]);
  }
}
