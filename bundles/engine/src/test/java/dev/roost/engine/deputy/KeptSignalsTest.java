package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.syscall.SyscallTable;
import dev.roost.engine.tracee.Orphan;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.Signals;
import dev.roost.linux.proc.ProcStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process blocks SIGUSR1 and SIGUSR2; a signalfd is to read SIGUSR1. */
class KeptSignalsTest {
  private static final int SYS_GETPPID = 110;
  private static final int SIGUSR1 = 10;
  private static final int SIGUSR2 = 12;
  private static final int SIGTERM = 15;
  private static final long BLOCKED = 1L << SIGUSR1 - 1 | 1L << SIGUSR2 - 1;
  private static final long READ = 1L << SIGUSR1 - 1;

  @TempDir private Path directory;
  private final HeardSignals signals = new HeardSignals();
  private Tracer tracer;
  private Orphan orphan;
  private Deputy deputy;

  @BeforeEach
  void park() throws Exception {
    tracer = new Tracer();
    orphan = Orphan.start(Orphan.compile(getClass(), "blocks.c", directory).toString());
    Orphan.await("it blocks", () -> ProcStatus.read(orphan.pid()).sigBlk() == BLOCKED);
    deputy = Parking.park(tracer, orphan.pid());
    deputy.leader().keep(READ);
  }

  @AfterEach
  void end() {
    orphan.close();
    tracer.close();
  }

  private long waiting() throws Exception {
    return ProcStatus.read(orphan.pid()).shdPnd();
  }

  @Test
  void whatCameBeforeStaysAndTheRestIsTold() throws Exception {
    Signals.kill(orphan.pid(), SIGUSR1);
    Signals.kill(orphan.pid(), SIGUSR2);

    deputy.commit(signals);

    assertThat(signals.next()).isEqualTo(SIGUSR2);
    assertThat(ProcStatus.read(orphan.pid()).sigBlk()).isEqualTo(READ);
    assertThat(waiting() & READ).isEqualTo(READ);
  }

  @Test
  void whatComesLaterStaysToo() throws Exception {
    deputy.commit(signals);
    Signals.kill(orphan.pid(), SIGUSR1);
    Signals.kill(orphan.pid(), SIGTERM);

    assertThat(signals.next()).isEqualTo(SIGTERM);
    assertThat(waiting()).isEqualTo(READ);
  }

  @Test
  void afterAWayHomeThatWasRefusedItStaysToo() throws Exception {
    deputy.commit(signals);
    Signals.kill(orphan.pid(), SIGUSR1);
    deputy.quiet();
    Signals.kill(orphan.pid(), SIGTERM);
    deputy.unquiet();

    assertThat(signals.next()).isEqualTo(SIGTERM);
    assertThat(waiting()).isEqualTo(READ);
  }

  @Test
  void aThreadThatIsBornBlocksWhatItsMakerBlocks() throws Exception {
    deputy.commit(signals);
    HomeOnly nothingAway = new HomeOnly(deputy.pid(), KeptObjects.NONE, _ -> {});
    try (CallService calls =
        new CallService(deputy, SyscallTable.standard(), (id, reply) -> {}, nothingAway)) {
      int born = (int) calls.makeThread(deputy.leader().homeTid());

      assertThat(born).isPositive();
      assertThat(deputy.byHomeTid(born).blocks()).isEqualTo(READ);
      assertThat(deputy.calls(deputy.byHomeTid(born)).call(SYS_GETPPID)).isPositive();
      assertThat(ProcStatus.read(orphan.pid(), deputy.byHomeTid(born).tid()).sigBlk())
          .isEqualTo(READ);
    }
  }
}
