package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.itests.engine.FaultRun.Fault;
import dev.roost.itests.engine.FaultRun.Phase;
import dev.roost.testkit.Ending;
import dev.roost.testkit.Evidence;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Whatever breaks, whenever: no hang, no write lost or doubled, no second copy. Every case checks
 * that; its name says what else must be so. The class takes long, and is named so that it begins
 * first (see {@code runOrder} in the pom).
 */
class WhateverBreaksTest {

  private static final String ALONE = "ledger";

  /** Three processes that share their memory. */
  private static final String FAMILY = "family_ledger";

  /** A departure that was over before the fault came shows nothing; then it is tried again. */
  private static final int TRIES = 4;

  /** How the program must end. */
  private enum Must {
    /** With all its work done. */
    FINISH,
    /** By SIGKILL, with the reason told. */
    BE_LOST,
    /** One or the other, by the side of the commit point on which the fault fell. */
    FINISH_OR_BE_LOST
  }

  @Test
  void killedBodyDuringDepartureLetsTheProgramGoOnAtHome() throws Throwable {
    check(ALONE, Fault.BODY_KILLED, Phase.DEPARTURE, Must.FINISH);
  }

  @Test
  void killedBodyWhileAwayEndsTheProgramWithSigkillAndAReason() throws Throwable {
    check(ALONE, Fault.BODY_KILLED, Phase.AWAY, Must.BE_LOST);
  }

  @Test
  void killedBodyDuringReturnEitherLosesTheProgramOrLetsItFinish() throws Throwable {
    check(ALONE, Fault.BODY_KILLED, Phase.RETURN, Must.FINISH_OR_BE_LOST);
  }

  @Test
  void killedGuestEngineDuringDepartureLetsTheProgramGoOnAtHome() throws Throwable {
    check(ALONE, Fault.GUEST_ENGINE_KILLED, Phase.DEPARTURE, Must.FINISH);
  }

  @Test
  void killedGuestEngineWhileAwayEndsTheProgramWithSigkillAndAReason() throws Throwable {
    check(ALONE, Fault.GUEST_ENGINE_KILLED, Phase.AWAY, Must.BE_LOST);
  }

  @Test
  void killedGuestEngineDuringReturnEitherLosesTheProgramOrLetsItFinish() throws Throwable {
    check(ALONE, Fault.GUEST_ENGINE_KILLED, Phase.RETURN, Must.FINISH_OR_BE_LOST);
  }

  @Test
  void killedHomeEngineDuringDepartureNeverHangsOrDoublesTheProgram() throws Throwable {
    check(ALONE, Fault.HOME_ENGINE_KILLED, Phase.DEPARTURE, Must.FINISH_OR_BE_LOST);
  }

  @Test
  void killedHomeEngineWhileAwayNeverHangsOrDoublesTheProgram() throws Throwable {
    check(ALONE, Fault.HOME_ENGINE_KILLED, Phase.AWAY, Must.FINISH_OR_BE_LOST);
  }

  @Test
  void killedHomeEngineDuringReturnNeverHangsOrDoublesTheProgram() throws Throwable {
    check(ALONE, Fault.HOME_ENGINE_KILLED, Phase.RETURN, Must.FINISH_OR_BE_LOST);
  }

  @Test
  void cutNetworkDuringDepartureLetsTheProgramGoOnAtHome() throws Throwable {
    check(ALONE, Fault.NETWORK_CUT, Phase.DEPARTURE, Must.FINISH);
  }

  @Test
  void cutNetworkWhileAwayEndsTheProgramWithSigkillAndAReason() throws Throwable {
    check(ALONE, Fault.NETWORK_CUT, Phase.AWAY, Must.BE_LOST);
  }

  @Test
  void cutNetworkDuringReturnEitherLosesTheProgramOrLetsItFinish() throws Throwable {
    check(ALONE, Fault.NETWORK_CUT, Phase.RETURN, Must.FINISH_OR_BE_LOST);
  }

  @Test
  void fullDiskOfTheGuestDuringDepartureCostsNothing() throws Throwable {
    check(ALONE, Fault.GUEST_DISK_FULL, Phase.DEPARTURE, Must.FINISH);
  }

  @Test
  void fullDiskOfTheGuestWhileAwayCostsNothing() throws Throwable {
    check(ALONE, Fault.GUEST_DISK_FULL, Phase.AWAY, Must.FINISH);
  }

  @Test
  void fullDiskOfTheGuestDuringReturnCostsNothing() throws Throwable {
    check(ALONE, Fault.GUEST_DISK_FULL, Phase.RETURN, Must.FINISH);
  }

  @Test
  void killedBodyDuringReturnEitherLosesTheFamilyOrLetsItFinish() throws Throwable {
    check(FAMILY, Fault.BODY_KILLED, Phase.RETURN, Must.FINISH_OR_BE_LOST);
  }

  @Test
  void killedGuestEngineDuringDepartureLetsTheFamilyGoOnAtHome() throws Throwable {
    check(FAMILY, Fault.GUEST_ENGINE_KILLED, Phase.DEPARTURE, Must.FINISH);
  }

  @Test
  void killedGuestEngineWhileAwayEndsTheFamilyWithSigkillAndAReason() throws Throwable {
    check(FAMILY, Fault.GUEST_ENGINE_KILLED, Phase.AWAY, Must.BE_LOST);
  }

  @Test
  void killedGuestEngineDuringReturnEitherLosesTheFamilyOrLetsItFinish() throws Throwable {
    check(FAMILY, Fault.GUEST_ENGINE_KILLED, Phase.RETURN, Must.FINISH_OR_BE_LOST);
  }

  @Test
  void killedHomeEngineDuringDepartureNeverHangsOrDoublesTheFamily() throws Throwable {
    check(FAMILY, Fault.HOME_ENGINE_KILLED, Phase.DEPARTURE, Must.FINISH_OR_BE_LOST);
  }

  @Test
  void killedHomeEngineDuringReturnNeverHangsOrDoublesTheFamily() throws Throwable {
    check(FAMILY, Fault.HOME_ENGINE_KILLED, Phase.RETURN, Must.FINISH_OR_BE_LOST);
  }

  @Test
  void cutNetworkDuringDepartureLetsTheFamilyGoOnAtHome() throws Throwable {
    check(FAMILY, Fault.NETWORK_CUT, Phase.DEPARTURE, Must.FINISH);
  }

  private static void check(String program, Fault fault, Phase phase, Must must) throws Throwable {
    Evidence evidence =
        Evidence.of(Stage.evidence(), "WhateverBreaksTest-" + program + "-" + fault + "-" + phase);
    evidence.keepIfFails(
        () -> {
          boolean shown = false;
          for (int k = 0; k < TRIES && !shown; k++) {
            shown = once(Evidence.of(evidence.dir(), "try-" + k), program, fault, phase, must);
          }
          assertThat(shown).as(fault + " came in time for " + phase).isTrue();
        });
  }

  /** Returns false if the fault came too late to show what it should. */
  private static boolean once(
      Evidence evidence, String program, Fault fault, Phase phase, Must must) throws Throwable {
    try (FaultRun run = new FaultRun(evidence, program, fault)) {
      try {
        boolean inTime = run.hit(phase);
        Ending ending = run.finish();
        boolean committed =
            run.outcome().map(MigrationOutcome::result).equals(Optional.of(Result.COMMITTED));
        if (!inTime || (phase == Phase.DEPARTURE && committed && fault != Fault.GUEST_DISK_FULL)) {
          return false;
        }
        switch (must) {
          case FINISH -> assertThat(ending).isEqualTo(Ending.SUCCESS);
          case BE_LOST -> assertThat(ending).isEqualTo(Ending.SIGKILL);
          case FINISH_OR_BE_LOST -> assertThat(ending).isIn(Ending.SUCCESS, Ending.SIGKILL);
        }
        if (ending.equals(Ending.SIGKILL) && fault != Fault.HOME_ENGINE_KILLED) {
          run.assertLossIsTold();
        }
        return true;
      } catch (Throwable failure) {
        failure.addSuppressed(new AssertionError(run.logTails()));
        throw failure;
      }
    }
  }
}
