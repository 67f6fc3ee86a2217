package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyCatalogTest {
  private final PolicyCatalog catalog;

  PolicyCatalogTest() throws IOException {
    catalog = new PolicyCatalog();
  }

  @Test
  void findsThePoliciesByTheirComponentDescriptions() {
    assertThat(catalog.names())
        .containsExactly(
            "hold", "load", "memory-usher", "opportunity-cost", "owner-first", "round-robin");
  }

  @Test
  void makesADifferentOneForEachNode() {
    var maker = catalog.get("load", Map.of("threshold", "2.5", "intervalMs", "7"));
    assertThat(maker.get()).isNotSameAs(maker.get());
    assertThat(maker.get().name()).isEqualTo("load");
  }

  @Test
  void makesOrdersOfSeveral() {
    var maker =
        catalog.order(
            "owner-first+load",
            name ->
                name.equals("load")
                    ? Map.of("threshold", "2")
                    : Map.of("first", "n000001,n000002", "others", "false"));
    assertThat(maker.get().name()).isEqualTo("owner-first+load");
    assertThat(maker.get()).isNotEqualTo(maker.get());
    assertThatThrownBy(() -> catalog.order("load+best", name -> Map.of()))
        .hasMessageStartingWith("there is no policy 'best'");
    assertThatThrownBy(() -> catalog.get("owner-first", Map.of("others", "no")))
        .hasMessageContaining("others=no is neither true nor false");
  }

  @Test
  void saysWhatThereIs() {
    assertThatThrownBy(() -> catalog.get("best", Map.of()))
        .hasMessage(
            "there is no policy 'best'; policies: hold, load, memory-usher, opportunity-cost,"
                + " owner-first, round-robin");
    assertThatThrownBy(() -> catalog.get("round-robin", Map.of("young", "1")))
        .hasMessageContaining("has no setting 'young'; it has: [patienceMs, youngMs]");
    assertThatThrownBy(() -> catalog.get("round-robin", Map.of("youngMs", "soon")))
        .hasMessageContaining("youngMs=soon is not a number");
    assertThatThrownBy(() -> catalog.get("load", Map.of("threshold", "-1")))
        .hasMessageContaining("threshold=-1.0 must be a number above 0");
  }
}
