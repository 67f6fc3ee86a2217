package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.syscall.SyscallTable;
import dev.roost.engine.tracee.Orphan;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.Errno;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.linux.proc.ProcStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deputy makes processes, which are deputies from their first instruction. */
class ChildrenTest {
  private static final int SIGUSR1 = 10;
  private static final int SIGCHLD = 17;
  private static final int SYS_RT_SIGACTION = 13;
  private static final int SYS_KILL = 62;
  private static final int SYS_GETPPID = 110;
  private static final int SYS_WAIT4 = 61;

  private final HeardSignals signals = new HeardSignals();

  private Tracer tracer;
  private Orphan orphan;
  private Deputy parent;
  private CallService calls;

  @BeforeEach
  void start() throws Exception {
    tracer = new Tracer();
    orphan = Orphan.start("sleep", "1000");
    Orphan.await("sleep has begun", () -> ProcStatus.read(orphan.pid()).name().equals("sleep"));
    parent = Parking.park(tracer, orphan.pid());
    parent.commit(signals);
    HomeOnly nothingAway = new HomeOnly(parent.pid(), KeptObjects.NONE, _ -> {});
    calls = new CallService(parent, SyscallTable.standard(), (id, reply) -> {}, nothingAway);
  }

  @AfterEach
  void end() {
    calls.close();
    orphan.close();
    tracer.close();
  }

  private int maker() {
    return parent.leader().homeTid();
  }

  private long inParent(long number, long... arguments) throws Exception {
    return parent.calls(parent.leader()).call(number, arguments);
  }

  @Test
  void aChildServesCallsInARegionOfItsOwn() throws Exception {
    Offspring made = calls.makeProcess(maker(), SIGCHLD);
    Deputy child = made.deputy();

    assertThat(made.result()).isEqualTo(child.leader().homeTid());
    assertThat(child.region().region()).isEqualTo(parent.region().region());
    assertThat(regionOf(child.pid())).isNotEqualTo(regionOf(parent.pid()));
    assertThat(child.calls(child.leader()).call(SYS_GETPPID)).isEqualTo(maker());
    assertThat(inParent(SYS_GETPPID)).as("the parent's slot is its own").isNotEqualTo(maker());
    child.kill();
    assertThat(signals.next()).isEqualTo(SIGCHLD);
    assertThat(inParent(SYS_WAIT4, made.result(), 0, 0, 0)).isEqualTo(made.result());
  }

  @Test
  void aDisownedChildLeavesNoTrace() throws Exception {
    Deputy child = calls.makeProcess(maker(), SIGCHLD).deputy();
    calls.disown(maker(), child);

    assertThat(Files.exists(Path.of("/proc/" + child.pid()))).isFalse();
    assertThat(inParent(SYS_WAIT4, -1, 0, 0, 0)).isEqualTo(-Errno.ECHILD);
    // Signals come in order: one for the child's end would come first.
    inParent(SYS_KILL, maker(), SIGUSR1);
    assertThat(signals.next()).isEqualTo(SIGUSR1);
  }

  @Test
  void aChildOfWhoIgnoresItsEndCanBeDisownedToo() throws Exception {
    SlotCalls slot = parent.calls(parent.leader());
    byte[] ignore = new byte[32];
    ignore[0] = 1;
    slot.writeScratch(0, ignore);
    assertThat(inParent(SYS_RT_SIGACTION, SIGCHLD, slot.scratch().value(), 0, 8)).isZero();
    Deputy child = calls.makeProcess(maker(), SIGCHLD).deputy();
    calls.disown(maker(), child);

    assertThat(Files.exists(Path.of("/proc/" + child.pid()))).isFalse();
  }

  /** Device and inode of what a deputy has mapped as its region: each has its own. */
  private String regionOf(int pid) throws Exception {
    long start = parent.region().region().start();
    List<String> targets =
        ProcMaps.read(pid).stream()
            .filter(entry -> entry.start() == start)
            .map(entry -> entry.device() + " " + entry.inode())
            .toList();
    assertThat(targets).hasSize(1);
    return targets.getFirst();
  }
}
