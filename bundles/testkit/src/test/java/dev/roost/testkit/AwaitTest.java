package dev.roost.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

  @Test
  void givesTheFirstValueThatIsThere() {
    AtomicInteger looks = new AtomicInteger();
    Await.Source<Integer> third =
        () -> Optional.of(looks.incrementAndGet()).filter(look -> look == 3);
    assertThat(Await.value("third look", Duration.ofSeconds(10), third)).isEqualTo(3);
  }

  @Test
  void saysWhatDidNotComeInTime() {
    assertThatThrownBy(() -> Await.until("rain", Duration.ofMillis(20), () -> false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("rain");
  }

  @Test
  void doesNotHideThatLookingFailed() {
    Await.Condition broken =
        () -> {
          throw new IllegalStateException("eyes shut");
        };
    assertThatThrownBy(() -> Await.until("rain", Duration.ofSeconds(10), broken))
        .hasMessageContaining("eyes shut");
  }
}
