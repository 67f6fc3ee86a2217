package dev.roost.policy.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static Config config(Map<String, Object> changed) {
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) ->
                changed.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  @Test
  void configurationOfNobodyIsTheDefault() {
    assertThat(Settings.of(config(Map.of()))).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void eachValueReachesItsPlace() throws ReflectiveOperationException {
    for (RecordComponent component : Settings.class.getRecordComponents()) {
      Object value =
          switch (component.getName()) {
            case "nice", "least" -> 7;
            case "red" -> 7.0;
            case "blue" -> 1.7;
            case "lowMemory" -> 0.07;
            default -> 7L;
          };
      Settings settings = Settings.of(config(Map.of(component.getName(), value)));
      assertThat(component.getAccessor().invoke(settings)).isEqualTo(value);
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> Settings.of(config(Map.of("red", 1.7))))
        .hasMessage(
            "dev.roost.policy.freeze: red=1.7 and blue=1.5 must be numbers, blue 1 or more and red"
                + " above it by 0.25 or more");
    assertThatThrownBy(() -> Settings.of(config(Map.of("blue", 0.9))))
        .hasMessageContaining("blue 1 or more");
    assertThatThrownBy(() -> Settings.of(config(Map.of("red", Double.NaN))))
        .hasMessageContaining("red=NaN");
    assertThatThrownBy(() -> Settings.of(config(Map.of("nice", 20))))
        .hasMessageContaining("nice=20 must be a nice value, -20 to 19");
    assertThatThrownBy(() -> Settings.of(config(Map.of("lowMemory", 0.5))))
        .hasMessageContaining("lowMemory=0.5 must be a share below 0.5");
    assertThatThrownBy(() -> Settings.of(config(Map.of("least", -1))))
        .hasMessageContaining("least=-1 must be 0 or more");
    assertThatThrownBy(() -> Settings.of(config(Map.of("sliceMs", 0L))))
        .hasMessageContaining("sliceMs=0 and maxLoadAgeMs=5000 must be 1 or more");
  }
}
