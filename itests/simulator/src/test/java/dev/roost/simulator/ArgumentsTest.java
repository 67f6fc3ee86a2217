package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static Arguments parse(String line) {
    return Arguments.parse(line.split(" "));
  }

  @Test
  void readsWhatIsAskedFor() {
    Arguments asked =
        parse(
            "--paper --nodes 5 --policies load,hold --seed 9 --scenarios 7 --csv --plot x.svg"
                + " --set load.threshold=2");
    assertThat(asked.scenario()).isNull();
    assertThat(asked.nodes()).isEqualTo(5);
    assertThat(asked.policies()).containsExactly("load", "hold");
    assertThat(asked.seed()).isEqualTo(9);
    assertThat(asked.scenarios()).isEqualTo(7);
    assertThat(asked.form()).isEqualTo(Report.Form.CSV);
    assertThat(asked.plot()).isEqualTo(Path.of("x.svg"));
    assertThat(asked.settings("load")).isEqualTo(Map.of("threshold", "2"));
    assertThat(asked.settings("hold")).isEmpty();
  }

  @Test
  void comparesThreePoliciesInThreeThousandScenariosIfNothingElseIsSaid() {
    Arguments asked = parse("--paper");
    assertThat(asked.policies()).containsExactly("round-robin", "load", "opportunity-cost");
    assertThat(asked.scenarios()).isEqualTo(3_000);
    assertThat(parse("--scenario x").scenarios()).isEqualTo(1);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> parse("--json")).hasMessageStartingWith("say either --paper or");
    assertThatThrownBy(() -> parse("--paper --scenario x")).hasMessageStartingWith("say either");
    assertThatThrownBy(() -> parse("--paper --fast"))
        .hasMessageStartingWith("there is no option --fast; it is simulate");
    assertThatThrownBy(() -> parse("--paper --nodes")).hasMessageStartingWith("--nodes needs a");
    assertThatThrownBy(() -> parse("--paper --nodes x")).hasMessage("--nodes x: not a number");
    assertThatThrownBy(() -> parse("--paper --nodes 0"))
        .hasMessage("--nodes 0: it must be 1 to 1000000");
    assertThatThrownBy(() -> parse("--paper --set threshold=1")).hasMessageStartingWith("--set:");
    assertThatThrownBy(() -> parse("--paper --set hold.x=1").refuseSettingsOfOthers())
        .hasMessageContaining("hold.x: that policy is not compared");
    parse("--paper --policies owner-first+load --set load.threshold=2").refuseSettingsOfOthers();
  }
}
