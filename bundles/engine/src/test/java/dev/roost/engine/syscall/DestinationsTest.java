package dev.roost.engine.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choices on which the rest of the engine relies, by name. */
class DestinationsTest {

  @ParameterizedTest
  @CsvSource({
    // anonymous private memory; a file; shared; a shared file; huge; growing downwards
    "9, 3, 0x22, BODY",
    "9, 3, 0x4022, BODY",
    "9, 3, 0x02, MAP_FILE",
    "9, 3, 0x812, MAP_FILE",
    "9, 3, 0x21, MAP_FILE",
    "9, 3, 0x4031, MAP_FILE",
    "9, 3, 0x2021, RETURN",
    "9, 3, 0x23, RETURN",
    "9, 3, 0x01, RETURN",
    "9, 3, 0x03, RETURN",
    "9, 3, 0x40022, RETURN",
    "9, 3, 0x122, RETURN",
    // madvise: DONTNEED, REMOVE, DONTFORK
    "28, 2, 4, BODY_UNLESS_FILE",
    "28, 2, 9, RETURN",
    "28, 2, 10, RETURN",
    // rt_sigaction: SIGUSR1, SIGCHLD, SIGTTOU (an action is set if the second argument is not 0)
    "13, 0, 10, BODY",
    "13, 0, 17, BODY",
    // clocks: MONOTONIC, CPU time of the process, of another process
    "228, 0, 1, BODY",
    "228, 0, 2, CPU_TIME",
    "228, 0, -6, RETURN",
    "230, 0, 2, RETURN",
    "98, 0, 0, CPU_TIME",
    "98, 0, -1, HOME",
    // timers
    "38, 0, 0, HOME",
    "38, 0, 2, RETURN",
    "222, 0, 1, HOME",
    "222, 0, 2, RETURN",
    // ioctl: TIOCGWINSZ, with rubbish above the low 32 bits too; unknown
    "16, 1, 0x5413, HOME",
    "16, 1, 0x7700005413, HOME",
    "16, 1, 0xae01, RETURN",
    "72, 1, 1026, RETURN",
    "72, 1, 38, HOME",
    // sigmask of ppoll and epoll_pwait
    "271, 3, 0, HOME",
    "271, 3, 0x100000000, RETURN",
    "281, 4, 0x7f0000000000, RETURN",
    // MSG_ZEROCOPY
    "46, 2, 0x4000000, RETURN",
    "46, 2, 0x4000, HOME",
    "60, 0, 0, EXIT",
    "231, 0, 0, EXIT",
    // fork, vfork; clone: fork, vfork, a thread as glibc and Go make it, with a pidfd; with memory
    // only
    "57, 0, 0, NEW_PROCESS",
    "58, 0, 0, NEW_PROCESS",
    "56, 0, 0x1200011, NEW_PROCESS",
    "56, 0, 0x4111, NEW_PROCESS",
    "56, 0, 0x111, RETURN",
    "56, 0, 0x3d0f00, NEW_THREAD",
    "56, 0, 0x50f00, NEW_THREAD",
    "56, 0, 0x3d1f00, RETURN",
    // execve, execveat
    "59, 0, 0, HOME",
    "322, 0, 0, HOME",
    "157, 0, 15, HOME",
    "157, 0, 22, RETURN",
    "158, 0, 0x1002, BODY",
    "158, 0, 0x1012, RETURN",
    "14, 1, 0, BODY",
    "14, 1, 4096, SIGNAL_MASK",
    "15, 0, 0, IMPLIED_MASK",
    "127, 0, 0, BODY_UNLESS_SIGNALFD",
    "289, 0, -1, SIGNALFD",
    "128, 1, 0, BODY",
    "128, 1, 4096, RETURN",
  })
  void dependsOnOneArgument(int number, int argument, String value, Destination expected) {
    long[] arguments = new long[6];
    arguments[argument] = Long.decode(value);

    assertThat(SyscallTable.standard().byNumber(number).choose(arguments).destination())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "17, 0, BODY",
    "17, 4096, SIGNAL_ACTION",
    "21, 4096, SIGNAL_ACTION",
    "22, 4096, SIGNAL_ACTION",
    "10, 4096, BODY"
  })
  void changesThoseSignalActionsThatHomeLooksAtThereToo(
      int signal, long action, Destination expected) {
    assertThat(
            SyscallTable.standard()
                .byNumber(13)
                .choose(new long[] {signal, action, 0, 8, 0, 0})
                .destination())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 9, HOME",
    "1, 26, RETURN",
    "1, 60, RETURN",
    "6, 1, HOME",
    "0, 63, HOME",
    "0, 64, RETURN",
    "41, 26, HOME",
    "41, 64, RETURN",
    "41, 67, HOME",
    "132, 1, RETURN",
    "263, 5, RETURN"
  })
  void carriesOnlyKnownSocketOptions(int level, int option, Destination expected) {
    assertThat(
            SyscallTable.standard()
                .byNumber(54)
                .choose(new long[] {3, level, option, 4096, 4, 0})
                .destination())
        .isEqualTo(expected);
  }
}
