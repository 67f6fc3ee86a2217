package dev.roost.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static MigrationOutcome outcome(int pid, Result result, String reason) {
    return new MigrationOutcome(pid, "home", "guest", result, reason, 0, 0, 0);
  }

  @Test
  void countsMovesAndWhoMadeThem() {
    Tally tally = new Tally();
    tally.add("sh", outcome(1, Result.COMMITTED, "storm"));
    tally.add("sh", outcome(1, Result.RETURNED, "storm"));
    tally.add("sh", outcome(2, Result.COMMITTED, "storm"));
    tally.add("sh", outcome(3, Result.REFUSED, "it stays"));
    assertThat(tally.moves()).isEqualTo(3);
    assertThat(tally.travellers()).isEqualTo(2);
    assertThat(tally.count(Result.REFUSED)).isEqualTo(1);
  }

  @Test
  void listsReasonsWithoutTheirNumbersTheMostFrequentFirst() {
    Tally tally = new Tally();
    tally.refuse("sh", "it stays");
    Tally other = new Tally();
    other.refuse("sh", "process 4711 has ended");
    other.refuse("sh", "process 4712 has ended");
    tally.add(other);
    assertThat(tally.refusals()).containsExactly("    2  process N has ended", "    1  it stays");
  }

  @Test
  void namesWhoTravelledAndWhoStayed() {
    Tally tally = new Tally();
    tally.add("sh", outcome(1, Result.COMMITTED, "storm"));
    tally.add("awk", outcome(2, Result.COMMITTED, "storm"));
    tally.add("awk", outcome(3, Result.COMMITTED, "storm"));
    tally.refuse("redis", "it has writable shared memory at 7f01a2b3c000 (/dev/zero)");
    tally.refuse("redis", "it has writable shared memory at 7f0155555000 (/dev/zero)");
    tally.refuse("sh", "it is on home already");
    assertThat(tally.names()).isEqualTo("awk 2, sh 1");
    assertThat(tally.stays())
        .containsExactly("redis: it has writable shared memory at N (/dev/zero) (2)");
  }
}
