package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roost.engine.capture.LimitsCapture;
import dev.roost.engine.capture.MemoryFieldsCapture;
import dev.roost.engine.capture.SignalStateCapture;
import dev.roost.engine.capture.ThreadsCapture;
import dev.roost.engine.link.RefusedException;
import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.model.ThreadState;
import dev.roost.engine.model.Threads;
import dev.roost.engine.tracee.Orphan;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.Signals;
import dev.roost.linux.WaitResult;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcFds;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.linux.proc.ProcStatus;
import dev.roost.linux.proc.ProcTasks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parks a real program whose threads check themselves, and resumes it as if the move had failed.
 */
class ParkingTest {
  private static final int WORKERS = 6;
  private static final int SIGNALS_SEEN = 6;
  private static final int SIGUSR1 = 10;

  @TempDir Path directory;
  private Tracer tracer;
  private Orphan orphan;
  private Path counters;

  @BeforeEach
  void start() throws Exception {
    Path program = Orphan.compile(getClass(), "busy.c", directory);
    counters = directory.resolve("counters");
    tracer = new Tracer();
    orphan = Orphan.start(program.toString(), counters.toString());
    Orphan.await(
        "every thread works",
        () -> Files.exists(counters) && Files.size(counters) == 56 && allMoved(new long[7]));
  }

  /** On a busy machine seven threads may need more than {@link Parking#PATIENCE}. */
  private Deputy park() throws Exception {
    for (int refused = 0; ; refused++) {
      try {
        return Parking.park(tracer, orphan.pid());
      } catch (RefusedException e) {
        if (refused == 5 || !e.getMessage().equals("its threads stop too slowly")) {
          throw e;
        }
        awaitLetGo();
      }
    }
  }

  /** Threads that stop after all are let go then. */
  private void awaitLetGo() throws Exception {
    Orphan.await(
        "all threads are let go",
        () -> {
          for (int tid : ProcTasks.tids(orphan.pid())) {
            if (ProcStatus.read(orphan.pid(), tid).tracerPid() != 0) {
              return false;
            }
          }
          return true;
        });
  }

  @AfterEach
  void end() {
    if (orphan != null) {
      orphan.close();
      tracer.close();
    }
  }

  private long[] counts() throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(counters)).order(ByteOrder.LITTLE_ENDIAN);
    long[] counts = new long[7];
    in.asLongBuffer().get(counts);
    return counts;
  }

  private boolean allMoved(long[] before) throws IOException {
    Path complaint = Path.of(counters + ".broken");
    if (Files.exists(complaint)) {
      throw new AssertionError("the program complains: " + Files.readString(complaint));
    }
    long[] now = counts();
    for (int i = 0; i < WORKERS; i++) {
      if (now[i] <= before[i]) {
        return false;
      }
    }
    return true;
  }

  private void assertGoesOn() throws Exception {
    long[] before = counts();
    Orphan.await("every thread goes on", () -> allMoved(before));
    assertThat(ProcStatus.read(orphan.pid()).tracerPid()).isZero();
  }

  private List<String> layout() throws IOException {
    List<String> lines = new ArrayList<>();
    for (MapsEntry entry : ProcMaps.read(orphan.pid())) {
      lines.add(Long.toHexString(entry.start()) + "-" + entry.perms() + " " + entry.path());
    }
    return lines;
  }

  private Strip strip(Deputy deputy) throws IOException {
    List<ThreadState> states = new ArrayList<>();
    for (DeputyThread thread : deputy.threads()) {
      states.add(ThreadsCapture.of(thread.homeTid(), "", thread.parked(), deputy.calls(thread)));
    }
    SlotCalls calls = deputy.calls(deputy.leader());
    return Strip.of(
        new ProcessImage(
            orphan.pid(),
            "busy",
            deputy.region().region(),
            new Mappings(List.of()),
            LimitsCapture.of(orphan.pid()),
            MemoryFieldsCapture.of(orphan.pid(), calls),
            SignalStateCapture.of(calls, 0, List.of()),
            new Threads(states)));
  }

  @Test
  void fiftyMovesThatFailLeaveEveryThreadAsItWas() throws Exception {
    for (int i = 0; i < 50; i++) {
      Deputy deputy = park();
      Release.asItWas(tracer, deputy, null);
      assertGoesOn();
    }
  }

  @Test
  void movesThatFailAfterTheThreadsWereStrippedLeaveThemAsTheyWereToo() throws Exception {
    long caught = ProcStatus.read(orphan.pid()).sigCgt();
    for (int i = 0; i < 10; i++) {
      Deputy deputy = park();
      Strip strip = strip(deputy);
      strip.apply(deputy);
      Release.asItWas(tracer, deputy, strip);
      assertGoesOn();
      assertThat(ProcStatus.read(orphan.pid()).sigCgt()).isEqualTo(caught);
    }
  }

  @Test
  void nothingRunsWhileItIsParked() throws Exception {
    Deputy deputy = park();
    long[] before = counts();
    for (DeputyThread thread : deputy.threads()) {
      assertThat(deputy.calls(thread).call(186)).as("gettid").isEqualTo(thread.homeTid());
    }
    assertThat(deputy.threads()).hasSize(WORKERS + 1);
    assertThat(counts()).isEqualTo(before);
    Release.asItWas(tracer, deputy, null);
    assertGoesOn();
  }

  @Test
  void leavesNoMappingAndNoDescriptorBehind() throws Exception {
    List<String> mapped = layout();
    int descriptors = ProcFds.read(orphan.pid()).size();
    Deputy deputy = park();
    assertThat(ProcFds.read(orphan.pid())).hasSize(descriptors);
    assertThat(layout()).isNotEqualTo(mapped);
    Release.asItWas(tracer, deputy, null);
    assertThat(layout()).isEqualTo(mapped);
    assertThat(ProcFds.read(orphan.pid())).hasSize(descriptors);
  }

  @Test
  void masksAndActionsAreThoseFromBefore() throws Exception {
    ProcStatus before = ProcStatus.read(orphan.pid());
    Deputy deputy = park();
    Release.asItWas(tracer, deputy, null);
    ProcStatus after = ProcStatus.read(orphan.pid());
    assertThat(after.sigBlk()).isEqualTo(before.sigBlk());
    assertThat(after.sigCgt()).isEqualTo(before.sigCgt());
    assertThat(after.sigIgn()).isEqualTo(before.sigIgn());
  }

  @Test
  void aSignalThatComesMeanwhileIsDeliveredOnceAfterwards() throws Exception {
    for (int i = 1; i <= 20; i++) {
      Deputy deputy = park();
      Signals.kill(orphan.pid(), SIGUSR1);
      assertThat(counts()[SIGNALS_SEEN]).as("not while it is parked").isEqualTo(i);
      Release.asItWas(tracer, deputy, null);
      long expected = i + 1;
      Orphan.await("the handler runs", () -> counts()[SIGNALS_SEEN] == expected);
    }
    assertGoesOn();
    assertThat(counts()[SIGNALS_SEEN]).isEqualTo(21);
  }

  @Test
  void aProcessThatIsGoneIsRefusedInOneSentence() throws Exception {
    orphan.close();
    Orphan.await("it ends", () -> !orphan.alive());
    assertThatIOException()
        .isThrownBy(() -> Parking.park(tracer, orphan.pid()))
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    orphan = Orphan.start("sleep", "1");
  }

  @Test
  void deathWhileItIsParkedIsNoHang() throws Exception {
    Deputy deputy = park();
    Signals.kill(orphan.pid(), 9);
    Orphan.await("the deputy is seen to be gone", () -> !deputy.alive());
    assertThatIOException().isThrownBy(() -> deputy.calls(deputy.leader()).call(39));
    orphan = Orphan.start("sleep", "1");
  }

  @Test
  void whoCommitsAProcessThatWasKilledBeforeIsTold() throws Exception {
    Deputy deputy = park();
    Signals.kill(orphan.pid(), 9);
    Orphan.await("the deputy is seen to be gone", () -> !deputy.alive());
    List<WaitResult> ends = Collections.synchronizedList(new ArrayList<>());
    deputy.commit(
        new DeputyListener() {
          @Override
          public void signal(int homeTid, byte[] info) {}

          @Override
          public void threadEnded(DeputyThread thread) {}

          @Override
          public void becameAnother(int homeTid) {}

          @Override
          public void processEnded(WaitResult result) {
            ends.add(result);
          }
        });
    assertThat(ends).hasSize(1);
    assertThat(ends.getFirst().termSignal()).isEqualTo(9);
    orphan = Orphan.start("sleep", "1");
  }
}
