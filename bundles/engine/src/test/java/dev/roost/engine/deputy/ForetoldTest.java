package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.tracee.Orphan;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.Signals;
import dev.roost.linux.proc.ProcStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signals wait in a parked process: its body has them when it begins to run, and each once. */
class ForetoldTest {
  private static final int SIGUSR1 = 10;
  private static final int SIGUSR2 = 12;
  private static final int SIGTERM = 15;
  private static final int SIGTSTP = 20;
  private static final int SIGCONT = 18;
  private static final int SIGWINCH = 28;

  private final HeardSignals signals = new HeardSignals();
  private Tracer tracer;
  private Orphan orphan;
  private Deputy deputy;

  @BeforeEach
  void park() throws Exception {
    tracer = new Tracer();
    orphan = Orphan.start("sleep", "1000");
    Orphan.await("sleep has begun", () -> ProcStatus.read(orphan.pid()).name().equals("sleep"));
    deputy = Parking.park(tracer, orphan.pid());
  }

  @AfterEach
  void end() {
    orphan.close();
    tracer.close();
  }

  @Test
  void theyAreToldBeforeTheCommitPointIsOver() throws Exception {
    Signals.kill(orphan.pid(), SIGUSR2);
    Signals.tgkill(orphan.pid(), orphan.pid(), SIGTERM);

    deputy.commit(signals);

    assertThat(signals.soFar()).contains(SIGUSR2, SIGTERM);
  }

  @Test
  void eachIsToldOnce() throws Exception {
    Signals.kill(orphan.pid(), SIGUSR2);
    Signals.kill(orphan.pid(), SIGTERM);

    deputy.commit(signals);
    Orphan.await("nothing waits", () -> ProcStatus.read(orphan.pid()).shdPnd() == 0);
    Signals.kill(orphan.pid(), SIGUSR1);

    assertThat(signals.next()).isEqualTo(SIGUSR2);
    assertThat(signals.next()).isEqualTo(SIGTERM);
    assertThat(signals.next()).isEqualTo(SIGUSR1);
  }

  @Test
  void aStopThatIsTakenBackMayComeAgain() throws Exception {
    Signals.kill(orphan.pid(), SIGTSTP);
    Signals.kill(orphan.pid(), SIGWINCH);
    Signals.kill(orphan.pid(), SIGCONT);

    deputy.commit(signals);
    Orphan.await("nothing waits", () -> ProcStatus.read(orphan.pid()).shdPnd() == 0);
    signals.soFar();
    Signals.kill(orphan.pid(), SIGTSTP);

    assertThat(signals.next()).isEqualTo(SIGTSTP);
  }
}
