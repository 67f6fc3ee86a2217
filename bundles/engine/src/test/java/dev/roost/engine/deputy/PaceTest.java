package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.tracee.Orphan;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.proc.ProcStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program whose timer expires every 10 us, which is faster than a deputy can be continued. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PaceTest {
  private static final int SYS_GETPID = 39;
  private static final int SIGALRM = 14;

  @TempDir private Path directory;
  private final HeardSignals signals = new HeardSignals();
  private Tracer tracer;
  private Orphan orphan;
  private Deputy deputy;

  @BeforeEach
  void park() throws Exception {
    tracer = new Tracer();
    orphan = Orphan.start(Orphan.compile(PaceTest.class, "fast_timer.c", directory).toString());
    long bit = 1L << (SIGALRM - 1);
    Orphan.await("it has a handler", () -> (ProcStatus.read(orphan.pid()).sigCgt() & bit) != 0);
    deputy = Parking.park(tracer, orphan.pid());
    deputy.commit(signals);
    assertThat(signals.next()).isEqualTo(SIGALRM);
  }

  @AfterEach
  void end() {
    orphan.close();
    tracer.close();
  }

  @Test
  void itsCallsAreMadeAllTheSame() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(deputy.calls(deputy.leader()).call(SYS_GETPID)).isEqualTo(orphan.pid());
    }
  }

  @Test
  void whatTheBodyIsGivenLetsTheNextCome() throws Exception {
    for (int i = 0; i < 20; i++) {
      deputy.taken(SIGALRM);
      assertThat(signals.next()).isEqualTo(SIGALRM);
    }
  }

  @Test
  void withoutWordOfTheBodyTheNextComesToo() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(signals.next()).isEqualTo(SIGALRM);
    }
  }
}
