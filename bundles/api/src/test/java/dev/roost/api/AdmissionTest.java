package dev.roost.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.api.Admission.Guests;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  @Test
  void takesWhomItSays() {
    Admission some = new Admission(Guests.SOME, List.of("c", "b", "c"), "why");
    assertThat(some.homes()).containsExactly("b", "c");
    assertThat(some.takes("b")).isTrue();
    assertThat(some.takes("a")).isFalse();
    assertThat(Admission.ALL.takes("a")).isTrue();
    assertThat(Admission.none("why").takes("a")).isFalse();
  }

  @Test
  void namesHomesOnlyIfSomeAreTaken() {
    assertThatThrownBy(() -> new Admission(Guests.ALL, List.of("a"), ""))
        .hasMessage("homes are named only if guests is SOME, not with ALL");
  }
}
