package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.ProcessView.State;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.CutLink;
import dev.roost.testkit.Ending;
import dev.roost.testkit.EngineProcess;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.Processes;
import dev.roost.testkit.RunResult;
import dev.roost.testkit.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One program, one fault: the tracees {@code ledger} and {@code family_ledger} hold much memory, so
 * that a move takes long enough to be hit, and append numbered lines to a file, which tells
 * afterwards whether a write was lost or done twice.
 */
final class FaultRun implements AutoCloseable {

  /**
   * Each is 10 ms; it goes on while its memory is sent, which takes seconds in engines just born.
   */
  private static final int ROUNDS = 1500;

  private static final int STEPS_TO_DEPART = 2;
  private static final Map<String, String> ENVIRONMENT =
      Map.of("TRACEE_MIB", "256", "TRACEE_ROUNDS", Integer.toString(ROUNDS));

  /** What breaks. */
  enum Fault {
    /** SIGKILL for the body, from outside, on the guest. */
    BODY_KILLED,
    /** SIGKILL for the engine of the guest. */
    GUEST_ENGINE_KILLED,
    /** SIGKILL for the engine of the home, which is started again as its machine would do. */
    HOME_ENGINE_KILLED,
    /** No packet passes between the two any more. */
    NETWORK_CUT,
    /** Not one byte can be written to the guest's disk any more. */
    GUEST_DISK_FULL
  }

  /** When it breaks. */
  enum Phase {
    /** While the memory goes to the guest. */
    DEPARTURE,
    /** While it computes at the guest. */
    AWAY,
    /** While the memory comes home. */
    RETURN
  }

  private final Evidence evidence;
  private final Fault fault;
  private final CutLink link;
  private final SmallDisk disk;
  private final Cluster cluster;
  private final ObservedRun run;
  private Optional<MigrationOutcome> outcome = Optional.empty();

  /**
   * @param program one of the tracees
   */
  FaultRun(Evidence evidence, String program, Fault fault) throws IOException {
    this.evidence = evidence;
    this.fault = fault;
    link = fault == Fault.NETWORK_CUT ? CutLink.make() : null;
    disk = fault == Fault.GUEST_DISK_FULL ? SmallDisk.mount() : null;
    if (link != null) {
      cluster = Cluster.over(link, evidence.dir());
    } else if (disk != null) {
      cluster = Cluster.on(disk, evidence.dir());
    } else {
      cluster = Cluster.of(2, evidence.dir());
    }
    run = Stage.start(Stage.tracees().program(program), evidence.dir(), ENVIRONMENT);
  }

  /** Brings the program into the phase and breaks what is to break. False if it came too late. */
  boolean hit(Phase phase) throws IOException {
    EngineProcess home = cluster.home();
    EngineProcess guest = cluster.guest();
    MovedMode.awaitSteps(run, STEPS_TO_DEPART);
    CompletableFuture<MigrationOutcome> leaving =
        home.control().startMigrate(run.pid(), guest.address(), "test");
    if (phase == Phase.DEPARTURE) {
      return breakDuring(State.LEAVING, leaving);
    }
    outcome = end(leaving);
    assertThat(outcome).as("departure before the fault").isPresent();
    assertThat(outcome.get().result())
        .as(outcome.get().reason())
        .isEqualTo(MigrationOutcome.Result.COMMITTED);
    MovedMode.awaitSteps(run, STEPS_TO_DEPART + 2);
    if (phase == Phase.AWAY) {
      breakIt();
      return true;
    }
    CompletableFuture<MigrationOutcome> returning =
        home.control().startMigrate(run.pid(), home.address(), "test");
    return breakDuring(State.RETURNING, returning);
  }

  private boolean breakDuring(State state, CompletableFuture<MigrationOutcome> move)
      throws IOException {
    Await.until(
        "state " + state,
        Duration.ofSeconds(30),
        () ->
            move.isDone()
                || cluster.home().control().process(run.pid()).stream()
                    .anyMatch(view -> view.state() == state));
    if (fault == Fault.BODY_KILLED) {
      Await.until(
          "a body to kill",
          Duration.ofSeconds(30),
          () -> move.isDone() || !Processes.bodiesOf(run.pid()).isEmpty());
    }
    boolean inTime = !move.isDone();
    breakIt();
    outcome = end(move);
    return inTime;
  }

  private void breakIt() {
    switch (fault) {
      case BODY_KILLED -> Processes.bodiesOf(run.pid()).forEach(Processes::kill);
      case GUEST_ENGINE_KILLED -> cluster.guest().kill();
      case HOME_ENGINE_KILLED -> {
        cluster.home().kill();
        cluster.home().restart();
      }
      case NETWORK_CUT -> link.cut();
      case GUEST_DISK_FULL -> disk.fill();
    }
  }

  /** The end of a move; nothing if the engine that was asked is dead. A hang is a failure. */
  private Optional<MigrationOutcome> end(CompletableFuture<MigrationOutcome> move) {
    try {
      return Optional.of(move.get(Stage.DEADLINE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException engineGone) {
      assertThat(fault).as(engineGone.getMessage()).isEqualTo(Fault.HOME_ENGINE_KILLED);
      return Optional.empty();
    } catch (TimeoutException e) {
      throw new AssertionError("the move hangs; " + Processes.describe(run.pid()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** How the move ended during which something broke, if the engine lived to say it. */
  Optional<MigrationOutcome> outcome() {
    return outcome;
  }

  /** Waits for the end of the program and checks what must be so whatever broke. */
  Ending finish() throws IOException {
    RunResult result = run.await(Stage.DEADLINE);
    List<String> ledger = Files.readAllLines(run.work().resolve("ledger"));
    for (int k = 0; k < ledger.size(); k++) {
      assertThat(ledger.get(k)).as("line " + (k + 1) + " of the ledger").isEqualTo("" + (k + 1));
    }
    assertThat(result.ending()).as(result.output()).isIn(Ending.SUCCESS, Ending.SIGKILL);
    if (result.ending().equals(Ending.SUCCESS)) {
      assertThat(ledger).as("lines of the ledger").hasSize(ROUNDS);
      assertThat(result.output().stripTrailing()).endsWith("EXIT-SUCCESS");
    }
    Await.until(
        "end of every other copy of the program",
        Duration.ofSeconds(30),
        () -> Processes.bodiesOf(run.pid()).isEmpty());
    return result.ending();
  }

  /** The home's engine says that the guest was lost, and why, as an event and in its log. */
  void assertLossIsTold() throws IOException {
    Await.until(
        "event LOST", Duration.ofSeconds(20), () -> lostEvents().stream().findAny().isPresent());
    assertThat(lostEvents().getFirst().reason()).as("reason of the loss").isNotBlank();
    assertThat(Files.readString(cluster.home().log()))
        .as("log of the home's engine")
        .contains(Integer.toString(run.pid()));
  }

  private List<MigrationEvent> lostEvents() {
    return cluster.home().control().events(run.pid()).stream()
        .filter(event -> event.kind() == MigrationEvent.Kind.LOST)
        .toList();
  }

  String logTails() {
    return cluster.logTails();
  }

  @Override
  public void close() throws IOException {
    run.close();
    cluster.close();
    if (link != null) {
      link.close();
    }
    if (disk != null) {
      disk.close();
    }
    if (!Files.exists(evidence.dir())) {
      Evidence.delete(cluster.dir());
    }
  }
}
