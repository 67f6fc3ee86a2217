package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roost.simulator.Scenario.Hardware;
import org.junit.jupiter.api.Test;

class MachineTest {
  private static final long GIB = 1L << 30;

  private static Task task(long bytes) {
    return new Task(new Job(0, 0, 10, bytes, 0, 0, false), 2);
  }

  @Test
  void sharesItsCpuEqually() {
    Machine machine = new Machine(new Hardware(1, 2, 8 * GIB));
    Task first = task(1);
    machine.run(first, 10, 0);
    assertThat(machine.endOfFirst()).isEqualTo(5);
    Task second = task(1);
    machine.run(second, 3, 1);
    assertThat(machine.first()).isSameAs(second);
    assertThat(machine.endOfFirst()).isEqualTo(4);
    machine.stop(second, 4);
    assertThat(machine.endOfFirst()).isEqualTo(6.5);
    assertThat(machine.stop(first, 5.5)).isCloseTo(2, within(1e-9));
    assertThat(machine.first()).isNull();
  }

  @Test
  void givesNoProcessMoreThanOneCpu() {
    Machine machine = new Machine(new Hardware(4, 1, 8 * GIB));
    Task task = task(1);
    machine.run(task, 10, 0);
    machine.run(task(1), 20, 0);
    assertThat(machine.share()).isEqualTo(1);
    assertThat(machine.endOfFirst()).isEqualTo(10);
  }

  @Test
  void crawlsWhileWhatRunsHasMoreMemoryThanThereIs() {
    Machine machine = new Machine(new Hardware(2, 1, 2 * GIB));
    Task big = task(2 * GIB);
    machine.run(big, 10, 0);
    machine.run(task(GIB), 100, 5);
    assertThat(machine.freeBytes()).isZero();
    assertThat(machine.endOfFirst()).isEqualTo(5 + 5 * Machine.THRASHING);
  }

  @Test
  void countsPagingAndGuestsBesideItsOwner() {
    Machine machine = new Machine(new Hardware(4, 1, 2 * GIB));
    Task guest = new Task(new Job(0, 7, 10, 2 * GIB, 0, 0, false), 2);
    guest.where = 0;
    machine.run(guest, 100, 0);
    Task owners = new Task(new Job(0, 0, 10, GIB, 0, 0, true), 3);
    machine.run(owners, 100, 5);
    assertThat(machine.load(6).memoryPressure()).isCloseTo(0.9, within(1e-9));
    assertThat(machine.load(6).swapTotalBytes() - machine.load(6).swapFreeBytes()).isEqualTo(GIB);
    machine.stop(guest, 8);
    assertThat(machine.load(8).memoryPressure()).isZero();
    machine.run(guest, 100, 20);
    machine.stop(owners, 21);
    assertThat(machine.strain.pagingSeconds()).isEqualTo(4);
    assertThat(machine.strain.overstaySeconds()).isEqualTo(3);
  }

  @Test
  void keepsMemoryThatIsSetAside() {
    Machine machine = new Machine(new Hardware(1, 1, 8 * GIB));
    machine.reserve(3 * GIB, 1);
    assertThat(machine.freeBytes()).isEqualTo(5 * GIB);
    assertThat(machine.load(1).memoryFreeBytes()).isEqualTo(5 * GIB);
    assertThat(machine.load(0.5).memoryFreeBytes()).isEqualTo(8 * GIB);
  }
}
