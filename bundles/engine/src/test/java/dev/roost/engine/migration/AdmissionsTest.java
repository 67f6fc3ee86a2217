package dev.roost.engine.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionsTest {
  private final Admissions admissions = new Admissions();

  @Test
  void takesEverybodyUntilItIsToldOtherwise() {
    assertThat(admissions.refusal("n1")).isNull();
  }

  @Test
  void refusesWhomItIsNotToldToTake() {
    Admission some = new Admission(Guests.SOME, List.of("n2"), "its owner takes no others");
    assertThat(admissions.admit(some, List.of())).isZero();
    assertThat(admissions.refusal("n2")).isNull();
    assertThat(admissions.refusal("n1"))
        .isEqualTo("guests of n1 are not taken, its owner takes no others");
    admissions.admit(Admission.none("the node is reserved by its owner"), List.of());
    assertThat(admissions.refusal("n2"))
        .isEqualTo("guests of n2 are not taken, the node is reserved by its owner");
    admissions.admit(Admission.ALL, List.of());
    assertThat(admissions.refusal("n1")).isNull();
  }
}
