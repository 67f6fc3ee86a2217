package dev.roost.policy.memoryusher;

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
          switch (component.getType().getName()) {
            case "int" -> 7;
            case "long" -> 7L;
            default -> component.getName().equals("low") ? 0.07 : 0.7;
          };
      Settings settings = Settings.of(config(Map.of(component.getName(), value)));
      assertThat(component.getAccessor().invoke(settings)).isEqualTo(value);
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> Settings.of(config(Map.of("low", 0.15))))
        .hasMessage(
            "dev.roost.policy.memoryusher: low=0.15 and high=0.15 must be shares, low below high");
    assertThatThrownBy(() -> Settings.of(config(Map.of("maxPressure", 0.0))))
        .hasMessageContaining("maxPressure=0.0 must be a share above 0");
    assertThatThrownBy(() -> Settings.of(config(Map.of("settleMs", -1L))))
        .hasMessageContaining("settleMs=-1 must be 0 or more");
    assertThatThrownBy(() -> Settings.of(config(Map.of("movesPerDecision", 0))))
        .hasMessageContaining("movesPerDecision=0 and maxLoadAgeMs=5000 must be 1 or more");
  }
}
