package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roost.engine.capture.StayReasons;
import dev.roost.engine.link.RefusedException;
import dev.roost.engine.tracee.Orphan;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.Signals;
import dev.roost.linux.proc.ProcStat;
import dev.roost.linux.proc.ProcStatus;
import dev.roost.linux.proc.ProcTasks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parks a real program of which one thread waits in vfork(2), where no interrupt reaches it. */
class StuckThreadTest {
  private static final int WORKED = 0;
  private static final int RETURNED = 1;
  private static final int SIGNALS = 2;
  private static final int SIGUSR1 = 10;

  @TempDir Path directory;
  private Tracer tracer;
  private Path program;
  private Path counters;
  private Path go;
  private Orphan orphan;
  private int stuck;

  @BeforeEach
  void compile() throws Exception {
    program = Orphan.compile(getClass(), "vforks.c", directory);
    counters = directory.resolve("counters");
    go = directory.resolve("go");
    tracer = new Tracer();
  }

  private void start(String who) throws Exception {
    orphan = Orphan.start(program.toString(), counters.toString(), go.toString(), who);
    Orphan.await("a thread is in vfork", this::isStuck);
  }

  @AfterEach
  void end() {
    if (orphan != null) {
      orphan.close();
    }
    tracer.close();
  }

  private boolean isStuck() throws IOException {
    if (!Files.exists(counters) || Files.size(counters) < 24 || count(WORKED) == 0) {
      return false;
    }
    for (int tid : ProcTasks.tids(orphan.pid())) {
      if (ProcStat.read(orphan.pid(), tid).state() == 'D') {
        stuck = tid;
        return true;
      }
    }
    return false;
  }

  private long count(int place) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(counters))
        .order(ByteOrder.LITTLE_ENDIAN)
        .getLong(place * 8);
  }

  private int tracerOf(int tid) throws IOException {
    return ProcStatus.read(orphan.pid(), tid).tracerPid();
  }

  private boolean untraced() throws IOException {
    for (int tid : ProcTasks.tids(orphan.pid())) {
      if (tracerOf(tid) != 0) {
        return false;
      }
    }
    return true;
  }

  private void assertWorks(int place) throws Exception {
    long before = count(place);
    Orphan.await("counter " + place + " goes on", () -> count(place) > before + 2);
  }

  private CompletableFuture<Deputy> parkAside() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Parking.park(tracer, orphan.pid());
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        },
        work -> Thread.ofPlatform().name("aside").daemon(true).start(work));
  }

  private void assertRefused() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Parking.park(tracer, orphan.pid()))
        .withMessage("thread " + stuck + " does not stop: it is in vfork");
  }

  @ParameterizedTest
  @ValueSource(strings = {"leader", "thread"})
  void aMoveIsRefusedAndOneAfterVforkSucceeds(String who) throws Exception {
    start(who);
    assertRefused();
    assertWorks(WORKED);
    assertThat(count(RETURNED)).isZero();
    Files.createFile(go);
    Orphan.await("the tracer lets go", this::untraced);
    assertWorks(RETURNED);
    // Children live some microseconds now: a thread is in vfork that long at most.
    Deputy deputy = Parking.park(tracer, orphan.pid());
    long before = count(WORKED);
    assertThat(deputy.calls(deputy.leader()).call(39)).isEqualTo(deputy.leader().homeTid());
    assertThat(count(WORKED)).isEqualTo(before);
    Release.asItWas(tracer, deputy, null);
    assertWorks(WORKED);
    assertWorks(RETURNED);
    assertThat(untraced()).isTrue();
  }

  @Test
  void othersAreServedMeanwhile() throws Exception {
    start("leader");
    CompletableFuture<Deputy> refused = parkAside();
    Orphan.await("it is seized", () -> tracerOf(stuck) != 0);
    int served = 0;
    try (Orphan other = Orphan.start("sleep", "1000")) {
      while (!refused.isDone()) {
        Release.asItWas(tracer, Parking.park(tracer, other.pid()), null);
        served++;
      }
    }
    assertThat(served).isGreaterThan(3);
    assertThat(refused).isCompletedExceptionally();
  }

  @Test
  void aSignalForTheThreadIsDeliveredOnce() throws Exception {
    start("thread");
    assertRefused();
    Signals.tgkill(orphan.pid(), stuck, SIGUSR1);
    assertThat(count(SIGNALS)).isZero();
    Files.createFile(go);
    Orphan.await("the handler runs", () -> count(SIGNALS) == 1);
    Orphan.await("the tracer lets go", this::untraced);
    assertWorks(RETURNED);
    assertThat(count(SIGNALS)).isOne();
  }

  @Test
  void anotherTryMeanwhileIsRefusedToo() throws Exception {
    start("leader");
    assertRefused();
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Parking.park(tracer, orphan.pid()))
        .withMessage("thread " + stuck + " is traced already");
    assertThat(StayReasons.of(orphan.pid()).sentence())
        .isEqualTo("it has not stopped yet for a move that was refused");
    assertWorks(WORKED);
  }

  @Test
  void deathMeanwhileEndsTheWait() throws Exception {
    start("leader");
    CompletableFuture<Deputy> parking = parkAside();
    Orphan.await("it is seized", () -> tracerOf(stuck) != 0);
    Signals.kill(orphan.pid(), 9);
    assertThatIOException()
        .isThrownBy(
            () -> {
              try {
                parking.join();
              } catch (CompletionException e) {
                throw (IOException) e.getCause();
              }
            })
        .withMessage("process " + orphan.pid() + " has ended");
    Orphan.await("nothing is left", () -> !orphan.alive());
  }
}
