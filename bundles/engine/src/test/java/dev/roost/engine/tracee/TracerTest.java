package dev.roost.engine.tracee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.GoneException;
import dev.roost.linux.Signals;
import dev.roost.linux.Spawn;
import dev.roost.linux.WaitResult;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TracerTest {
  private static final int SIGTERM = 15;
  private static final int SIGKILL = 9;
  private static final RemoteAddress SYSCALL = new RemoteAddress(StubElf.SYSCALL);
  private static final RemoteAddress SCRATCH = new RemoteAddress(StubElf.SCRATCH);

  private Tracer tracer;

  @BeforeEach
  void start() throws IOException {
    tracer = new Tracer();
  }

  @AfterEach
  void end() {
    tracer.close();
  }

  /** A stub, seized and stopped; on the tracer's thread. */
  private StoppedTask stub() throws ErrnoException {
    int pid = Spawn.start("roost-test", StubElf.image());
    tracer.seize(pid, 0, null);
    tracer.interrupt(pid);
    return tracer.awaitTrap(pid);
  }

  private static int tracerOf(int pid) throws IOException {
    return ProcStatus.read(pid).tracerPid();
  }

  @Test
  void knowsTheSizeOfTheRegistersOfThisMachine() {
    assertThat(tracer.xstateBytes()).isGreaterThanOrEqualTo(576);
  }

  @Test
  void refusesItsWorkOnOtherThreads() {
    assertThatIllegalStateException().isThrownBy(tracer::assertOwnThread);
    assertThatIllegalStateException().isThrownBy(() -> tracer.interrupt(1));
  }

  @Test
  void passesOnWhatTheWorkThrows() {
    assertThatIOException()
        .isThrownBy(
            () ->
                tracer.call(
                    () -> {
                      throw new IOException("mine");
                    }))
        .withMessage("mine");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                tracer.call(
                    () -> {
                      throw new IllegalStateException("mine too");
                    }))
        .withMessage("mine too");
  }

  @Test
  void losesNoWorkHoweverManyBringIt() throws InterruptedException {
    int threads = 8;
    int each = 500;
    AtomicInteger done = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(threads * each);
    List<Thread> bringing = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      bringing.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int j = 0; j < each; j++) {
                      tracer.submit(
                          () -> {
                            done.incrementAndGet();
                            all.countDown();
                          });
                    }
                  }));
    }
    assertThat(all.await(30, TimeUnit.SECONDS)).as("%d of %d", done.get(), threads * each).isTrue();
    for (Thread thread : bringing) {
      thread.join();
    }
  }

  @Test
  void goesOnAfterWorkThatFails() throws IOException {
    tracer.submit(
        () -> {
          throw new IllegalStateException("for a test; not a fault");
        });
    assertThat(tracer.call(() -> 7)).isEqualTo(7);
  }

  @Test
  void seizesAndLetsGoFiftyTimesWithoutATrace() throws Exception {
    try (Orphan orphan = Orphan.start("sh", "-c", "while :; do :; done")) {
      for (int i = 0; i < 50; i++) {
        tracer.call(
            () -> {
              tracer.seize(orphan.pid(), 0, null);
              tracer.interrupt(orphan.pid());
              StoppedTask task = tracer.awaitTrap(orphan.pid());
              assertThat(tracerOf(orphan.pid())).as("the tracer's thread").isNotZero();
              task.detach(0);
              return null;
            });
        assertThat(tracerOf(orphan.pid())).isZero();
        assertThat(orphan.alive()).isTrue();
      }
    }
  }

  @Test
  void aSleepThatWasSeenIsNotShortened() throws Exception {
    long start = System.nanoTime();
    try (Orphan orphan = Orphan.start("sleep", "0.5")) {
      for (int i = 0; i < 10; i++) {
        tracer.call(
            () -> {
              tracer.seize(orphan.pid(), 0, null);
              tracer.interrupt(orphan.pid());
              StoppedTask task = tracer.awaitTrap(orphan.pid());
              task.setRegisters(Resumption.resolve(task.registers()));
              task.detach(0);
              return null;
            });
      }
      Orphan.await("sleep ends", () -> !orphan.alive());
    }
    assertThat(System.nanoTime() - start).isGreaterThan(480_000_000L);
  }

  @Test
  void injectedCallsAreTheTasksOwn() throws IOException {
    tracer.call(
        () -> {
          StoppedTask task = stub();
          task.setSignalMask(-1L);
          Registers before = task.registers();
          try (InjectedCalls calls = new InjectedCalls(task, SYSCALL, SCRATCH)) {
            assertThat(calls.call(39)).as("getpid").isEqualTo(task.tid());
            assertThat(calls.call(9999)).as("ENOSYS").isEqualTo(-38);
            calls.writeScratch(8, new byte[] {1, 2, 3});
            assertThat(calls.readScratch(7, 5)).containsExactly(0, 1, 2, 3, 0);
            assertThatExceptionOfType(RemoteCallException.class)
                .isThrownBy(() -> calls.mustCall("close", 3, 77))
                .withMessageContaining("close in the process")
                .satisfies(e -> assertThat(e.errno()).isEqualTo(9));
          }
          task.setRegisters(before.with(Name.RIP, StubElf.PAUSE).with(Name.ORIG_RAX, -1));
          Signals.kill(task.tid(), SIGKILL);
          return null;
        });
  }

  @Test
  void aTaskThatWasResumedCannotBeTouched() throws IOException {
    tracer.call(
        () -> {
          StoppedTask task = stub();
          int pid = task.tid();
          task.cont(0);
          Signals.kill(pid, SIGKILL);
          assertThatIllegalStateException()
              .isThrownBy(task::registers)
              .withMessageContaining("task " + pid + " is no longer stopped");
          assertThatIllegalStateException().isThrownBy(() -> task.cont(0));
          return null;
        });
  }

  @Test
  void aStoppedTaskBelongsToTheTracersThread() throws IOException {
    StoppedTask task = tracer.call(this::stub);
    assertThatIllegalStateException().isThrownBy(task::registers);
    Signals.kill(task.tid(), SIGKILL);
  }

  @Test
  void deathIsAnOrdinaryAnswer() throws IOException {
    tracer.call(
        () -> {
          StoppedTask task = stub();
          Signals.kill(task.tid(), SIGKILL);
          assertThatExceptionOfType(GoneException.class)
              .isThrownBy(
                  () -> {
                    task.cont(0);
                    tracer.awaitTrap(task.tid());
                  });
          return null;
        });
  }

  @Test
  void tellsItsListenerOfSignalsAndOfTheEnd() throws Exception {
    LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    TaskListener listener =
        new TaskListener() {
          @Override
          public void stopped(StoppedTask task, Stop stop) throws ErrnoException {
            told.add(stop.toString());
            task.cont(stop instanceof Stop.SignalDelivery(int signal) ? signal : 0);
          }

          @Override
          public void ended(int tid, WaitResult result) {
            told.add("ended by " + result.termSignal());
          }
        };
    int pid =
        tracer.call(
            () -> {
              int started = Spawn.start("roost-test", StubElf.image());
              tracer.seize(started, 0, listener);
              return started;
            });
    Signals.kill(pid, SIGTERM);
    assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("SignalDelivery[signal=15]");
    assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("ended by 15");
  }
}
