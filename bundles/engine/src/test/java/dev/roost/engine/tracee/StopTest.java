package dev.roost.engine.tracee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.linux.WaitResult;
import org.junit.jupiter.api.Test;

/** Wait words of ptrace(2), "Stopped states". */
class StopTest {

  private static Stop of(int event, int signal) {
    return Stop.of(new WaitResult(1, event << 16 | signal << 8 | 0x7f));
  }

  @Test
  void interruptIsATrap() {
    assertThat(of(128, 5)).isEqualTo(new Stop.Trap());
  }

  @Test
  void stopSignalsWithTheStopEventAreGroupStops() {
    for (int signal : new int[] {19, 20, 21, 22}) {
      assertThat(of(128, signal)).isEqualTo(new Stop.GroupStop(signal));
    }
  }

  @Test
  void stopSignalsWithoutItAreAboutToBeDelivered() {
    assertThat(of(0, 19)).isEqualTo(new Stop.SignalDelivery(19));
  }

  @Test
  void plainSigtrapIsASignalButTheMarkedOneASystemCall() {
    assertThat(of(0, 5)).isEqualTo(new Stop.SignalDelivery(5));
    assertThat(of(0, 5 | 0x80)).isEqualTo(new Stop.SystemCall());
  }

  @Test
  void seccompAndOtherEventsAreTold() {
    assertThat(of(7, 5)).isEqualTo(new Stop.Seccomp());
    assertThat(of(3, 5)).isEqualTo(new Stop.Event(3));
  }
}
