package dev.roost.engine.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomecomingTest {
  private final List<String> seen = new ArrayList<>();

  private final class Process implements Homecoming.Member {
    private final int pid;
    private final String refusal;

    Process(int pid, String refusal) {
      this.pid = pid;
      this.refusal = refusal;
    }

    @Override
    public int pid() {
      return pid;
    }

    @Override
    public void quieten() {
      seen.add("quiet " + pid);
    }

    @Override
    public String finish() {
      seen.add("finish " + pid);
      return refusal;
    }

    @Override
    public void home() {
      seen.add("home " + pid);
    }

    @Override
    public void stay(String why) {
      seen.add("stay " + pid + " " + why);
    }
  }

  private final Process one = new Process(1, null);
  private final Process two = new Process(2, null);
  private final Process odd = new Process(3, "no room");

  private Homecoming of(Process... members) {
    return new Homecoming(List.of(members), () -> seen.add("refused"));
  }

  @Test
  void nobodyIsCapturedBeforeAllHaveStopped() {
    Homecoming homecoming = of(one, two);
    homecoming.stopped(two);
    assertThat(seen).isEmpty();
    homecoming.stopped(one);
    assertThat(seen).containsExactly("quiet 1", "quiet 2");
  }

  @Test
  void nobodyGoesOnBeforeAllHaveArrived() {
    Homecoming homecoming = of(one, two);
    homecoming.stopped(one);
    homecoming.stopped(two);
    seen.clear();
    homecoming.arrived(one, null);
    assertThat(seen).isEmpty();
    homecoming.arrived(two, null);
    assertThat(seen).containsExactly("finish 1", "finish 2", "home 1", "home 2");
  }

  @Test
  void oneThatIsRefusedHasAllStay() {
    Homecoming homecoming = of(one, two);
    homecoming.stopped(one);
    homecoming.stopped(two);
    seen.clear();
    homecoming.arrived(two, "forged");
    assertThat(seen).isEmpty();
    homecoming.arrived(one, null);
    assertThat(seen).containsExactly("refused", "stay 2 forged", "stay 1 forged");
  }

  @Test
  void oneThatCannotBeFinishedHasAllStay() {
    Homecoming homecoming = of(odd, two);
    homecoming.stopped(odd);
    homecoming.stopped(two);
    seen.clear();
    homecoming.arrived(odd, null);
    homecoming.arrived(two, null);
    assertThat(seen).containsExactly("finish 3", "refused", "stay 3 no room", "stay 2 no room");
  }

  @Test
  void oneThatEndsBeforeAllHaveStoppedIsNotWaitedFor() {
    Homecoming homecoming = of(one, two);
    homecoming.stopped(one);
    homecoming.left(two);
    assertThat(seen).containsExactly("quiet 1");
    homecoming.arrived(one, null);
    assertThat(seen).containsExactly("quiet 1", "finish 1", "home 1");
  }

  @Test
  void oneThatEndsWhileItSendsHasAllStayBecauseWhatTheyShareMayBeLost() {
    Homecoming homecoming = of(one, two);
    homecoming.stopped(one);
    homecoming.stopped(two);
    homecoming.arrived(one, null);
    seen.clear();
    homecoming.left(two);
    assertThat(seen)
        .containsExactly(
            "refused", "stay 1 process 2, which shares its memory, ended on its way home");
  }

  @Test
  void oneThatEndsWhenItHasArrivedIsLeftBehind() {
    Homecoming homecoming = of(one, two);
    homecoming.stopped(one);
    homecoming.stopped(two);
    homecoming.arrived(one, null);
    homecoming.left(one);
    seen.clear();
    homecoming.arrived(two, null);
    assertThat(seen).containsExactly("finish 2", "home 2");
  }

  @Test
  void whoLeavesTwiceOrAfterTheEndChangesNothing() {
    Homecoming homecoming = of(one, two);
    homecoming.left(two);
    homecoming.left(two);
    homecoming.stopped(one);
    homecoming.arrived(one, null);
    seen.clear();
    homecoming.left(one);
    homecoming.left(two);
    assertThat(seen).isEmpty();
  }

  @Test
  void oneAloneThatEndsWhileItSendsIsNotSpokenOf() {
    Homecoming homecoming = of(one);
    homecoming.stopped(one);
    seen.clear();
    homecoming.left(one);
    assertThat(seen).isEmpty();
  }
}
