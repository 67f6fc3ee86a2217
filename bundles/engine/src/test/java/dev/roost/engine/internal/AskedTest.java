package dev.roost.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AskedTest {

  @Test
  void cgroupSaysWhereAProcessMayBe() {
    assertThat(Asked.of("/roost/roost.on=n2,n3").nodes()).containsExactly("n2", "n3");
    assertThat(Asked.of("/roost/roost.on=n2/below").nodes()).containsExactly("n2");
    assertThat(Asked.of("/roost/roost.stay").stay().word()).isEqualTo("asked");
  }

  @Test
  void othersMayBeEverywhere() {
    assertThat(Asked.of("/roost").objection("n2")).isNull();
    assertThat(Asked.of("/roost/roost.stayed").stay()).isNull();
  }

  @Test
  void saysWhyItCannotGo() {
    assertThat(Asked.of("/roost/roost.on=n2,n3").objection("n2")).isNull();
    assertThat(Asked.of("/roost/roost.on=n2,n3").objection("n4"))
        .isEqualTo("whoever started it lets it run at home and on n2, n3 only (--nodes)");
    assertThat(Asked.of("/roost/roost.stay").objection("n2"))
        .isEqualTo("whoever started it said --stay");
  }
}
