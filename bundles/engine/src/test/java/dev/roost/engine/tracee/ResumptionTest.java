package dev.roost.engine.tracee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.linux.Errno;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumptionTest {
  private static final long RIP = 0x7f00_0000_1002L;
  private static final int RESTART_SYSCALL = 219;

  private static Registers stoppedIn(long number, long result) {
    return new Registers(new byte[216])
        .with(Name.RIP, RIP)
        .with(Name.ORIG_RAX, number)
        .with(Name.RAX, result)
        .with(Name.RDI, 11)
        .with(Name.RSI, 12)
        .with(Name.RDX, 13)
        .with(Name.R10, 14);
  }

  private static void assertCallsAgain(Registers resolved, long number) {
    assertThat(resolved.get(Name.RIP)).as("at the syscall instruction").isEqualTo(RIP - 2);
    assertThat(resolved.get(Name.RAX)).isEqualTo(number);
    assertThat(resolved.get(Name.ORIG_RAX)).as("no restart code is left").isEqualTo(-1);
  }

  private static void assertGoesOnWith(Registers resolved, long result) {
    assertThat(resolved.get(Name.RIP)).isEqualTo(RIP);
    assertThat(resolved.get(Name.RAX)).isEqualTo(result);
    assertThat(resolved.get(Name.ORIG_RAX)).isEqualTo(-1);
  }

  static IntStream everyCall() {
    return IntStream.rangeClosed(0, 462);
  }

  @ParameterizedTest
  @MethodSource("everyCall")
  void everyCallIsMadeAgainAfterEachPlainRestartCode(int number) {
    for (int code : new int[] {512, 513, 514}) {
      Registers resolved = Resumption.resolve(stoppedIn(number, -code));
      assertCallsAgain(resolved, number);
      assertThat(resolved.argument(0)).isEqualTo(11);
      assertThat(resolved.argument(1)).isEqualTo(12);
      assertThat(resolved.argument(2)).isEqualTo(13);
      assertThat(resolved.argument(3)).isEqualTo(14);
    }
  }

  @ParameterizedTest
  @MethodSource("everyCall")
  void everyFinishedCallKeepsItsResult(int number) {
    for (long result :
        new long[] {0, 1, 4096, -Errno.EAGAIN, -Errno.EFAULT, -38, 0x7fff_0000_0000L}) {
      assertGoesOnWith(Resumption.resolve(stoppedIn(number, result)), result);
    }
  }

  @ParameterizedTest
  @MethodSource("everyCall")
  void noRestartCodeEverReachesTheProgram(int number) {
    for (int code : new int[] {512, 513, 514, 516}) {
      long rax = Resumption.resolve(stoppedIn(number, -code)).get(Name.RAX);
      assertThat(rax).isBetween(0L, 462L);
    }
  }

  @Test
  void registersOutsideACallAreLeftAlone() {
    Registers computing = stoppedIn(-1, -512);
    assertThat(Resumption.resolve(computing)).isSameAs(computing);
  }

  @Test
  void sleepGoesOnWithTheRestThatTheKernelWrote() {
    Registers resolved = Resumption.resolve(stoppedIn(35, -516));
    assertCallsAgain(resolved, 35);
    assertThat(resolved.argument(0)).as("the rest is the new request").isEqualTo(12);
    assertThat(resolved.argument(1)).isEqualTo(12);
  }

  @Test
  void relativeClockSleepGoesOnWithTheRest() {
    Registers resolved = Resumption.resolve(stoppedIn(230, -516));
    assertCallsAgain(resolved, 230);
    assertThat(resolved.argument(0)).as("the clock").isEqualTo(11);
    assertThat(resolved.argument(1)).as("relative").isZero();
    assertThat(resolved.argument(2)).isEqualTo(14);
  }

  @Test
  void sleepWithoutAPlaceForTheRestAsksTheKernelForIt() {
    assertCallsAgain(Resumption.resolve(stoppedIn(35, -516).with(Name.RSI, 0)), RESTART_SYSCALL);
    assertCallsAgain(Resumption.resolve(stoppedIn(230, -516).with(Name.R10, 0)), RESTART_SYSCALL);
  }

  /** Not woken instead: programs that pass over the result of a wait would go on too early. */
  @Test
  void futexWaitBeginsAnew() {
    assertCallsAgain(Resumption.resolve(stoppedIn(202, -516).with(Name.RSI, 128)), 202);
    assertCallsAgain(Resumption.resolve(stoppedIn(202, -516).with(Name.RSI, 137)), 202);
  }

  @Test
  void pollBeginsAnew() {
    assertCallsAgain(Resumption.resolve(stoppedIn(7, -516)), 7);
  }

  @Test
  void whatElseKeepsADeadlineAsksTheKernelForIt() {
    assertCallsAgain(Resumption.resolve(stoppedIn(1, -516)), RESTART_SYSCALL);
    assertCallsAgain(Resumption.resolve(stoppedIn(RESTART_SYSCALL, -516)), RESTART_SYSCALL);
  }

  /** signal(7): these fail with EINTR for a stop that no signal caused. */
  @ParameterizedTest
  @ValueSource(ints = {232, 281, 441, 128, 65, 220, 42, 43, 44, 45, 46, 47, 288, 299, 307})
  void callsThatAStopBreaksOffAreMadeAgain(int number) {
    assertThat(Resumption.mayBeInterruptedByStop(number, -Errno.EINTR)).isTrue();
    assertCallsAgain(Resumption.resolve(stoppedIn(number, -Errno.EINTR)), number);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 23, 35, 61, 202, 230, 257, 270, 271})
  void eintrOfAllOthersIsARealAnswer(int number) {
    assertThat(Resumption.mayBeInterruptedByStop(number, -Errno.EINTR)).isFalse();
    assertGoesOnWith(Resumption.resolve(stoppedIn(number, -Errno.EINTR)), -Errno.EINTR);
  }
}
