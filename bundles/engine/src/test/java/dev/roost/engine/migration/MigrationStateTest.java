package dev.roost.engine.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationStateTest {

  private static Set<MigrationState> reachable(MigrationState from) {
    Set<MigrationState> seen = EnumSet.noneOf(MigrationState.class);
    Deque<MigrationState> next = new ArrayDeque<>(Set.of(from));
    while (!next.isEmpty()) {
      MigrationState state = next.pop();
      for (MigrationState to : MigrationState.values()) {
        if (state.mayBecome(to) && seen.add(to)) {
          next.add(to);
        }
      }
    }
    return seen;
  }

  @Test
  void everyStateCanBeReachedFromHome() {
    assertThat(reachable(MigrationState.HOME)).containsExactly(MigrationState.values());
  }

  @ParameterizedTest
  @EnumSource
  void nothingBecomesWhatItIs(MigrationState state) {
    assertThat(state.mayBecome(state)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = "ENDED", mode = EnumSource.Mode.EXCLUDE)
  void aProcessMayEndAnyTime(MigrationState state) {
    assertThat(state.mayBecome(MigrationState.ENDED)).isTrue();
  }

  @Test
  void nothingFollowsTheEnd() {
    assertThat(reachable(MigrationState.ENDED)).isEmpty();
  }

  /** Before the commit point every failure resumes the process where it was. */
  @ParameterizedTest
  @EnumSource(names = {"OFFERED", "PARKED", "SENDING", "READY"})
  void beforeTheCommitPointItCanGoOnAtHome(MigrationState state) {
    assertThat(state.committed()).isFalse();
    assertThat(state.mayBecome(MigrationState.HOME)).isTrue();
  }

  /** A return that is asked for leads home, and execve(2), which leaves nothing to bring. */
  @Test
  void afterTheCommitPointItCanComeHomeAndNowhereElse() {
    for (MigrationState away : List.of(MigrationState.AWAY, MigrationState.RETURNING)) {
      assertThat(away.mayBecome(MigrationState.HOME)).isTrue();
      for (MigrationState next : MigrationState.values()) {
        if (away.mayBecome(next) && !next.committed()) {
          assertThat(next).isIn(MigrationState.HOME, MigrationState.ENDED);
        }
      }
    }
  }

  @Test
  void onlyReadyIsCommitted() {
    for (MigrationState state : MigrationState.values()) {
      for (MigrationState next : MigrationState.values()) {
        if (state.mayBecome(next) && !state.committed() && next.committed()) {
          assertThat(state).isEqualTo(MigrationState.READY);
          assertThat(next).isEqualTo(MigrationState.AWAY);
        }
      }
    }
  }

  @Test
  void aReturnThatIsRefusedLeavesItAway() {
    assertThat(MigrationState.RETURNING.mayBecome(MigrationState.AWAY)).isTrue();
  }

  @Test
  void theRecordRefusesWhatTheTableDoes() {
    MigrationRecord record = new MigrationRecord(4711, 1, "prog", "n1");
    assertThatIllegalStateException()
        .isThrownBy(() -> record.become(MigrationState.AWAY, "a test"))
        .withMessageContaining("4711")
        .withMessageContaining("from HOME to AWAY")
        .withMessageContaining("a test");
    assertThat(record.state()).isEqualTo(MigrationState.HOME);
  }
}
