package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.tracee.Orphan;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.Signals;
import dev.roost.linux.proc.ProcStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process is stopped and continued while it is parked: in the end it is not stopped. */
class HeldSignalsTest {
  private static final int SIGCONT = 18;
  private static final int SIGSTOP = 19;

  private final HeardSignals signals = new HeardSignals();
  private Tracer tracer;
  private Orphan orphan;
  private Deputy deputy;

  @BeforeEach
  void stopAndContinueWhileParked() throws Exception {
    tracer = new Tracer();
    orphan = Orphan.start("sleep", "1000");
    Orphan.await("sleep has begun", () -> ProcStatus.read(orphan.pid()).name().equals("sleep"));
    deputy = Parking.park(tracer, orphan.pid());
    Signals.kill(orphan.pid(), SIGSTOP);
    Orphan.await("the stop has arrived", () -> ProcStatus.read(orphan.pid()).shdPnd() == 0);
    // Whatever the tracer was told before this it has dealt with.
    tracer.call(() -> null);
    Signals.kill(orphan.pid(), SIGCONT);
  }

  @AfterEach
  void end() {
    orphan.close();
    tracer.close();
  }

  @Test
  void awayBothComeInTheirOrder() throws Exception {
    deputy.commit(signals);

    assertThat(signals.next()).isEqualTo(SIGSTOP);
    assertThat(signals.next()).isEqualTo(SIGCONT);
  }

  @Test
  void atHomeTheStopIsNoneAnyMore() throws Exception {
    Release.asItWas(tracer, deputy, null);

    Orphan.await(
        "it sleeps and nothing waits",
        () -> {
          ProcStatus status = ProcStatus.read(orphan.pid());
          return status.state() == 'S' && status.shdPnd() == 0;
        });
  }
}
