package dev.roost.policy.opportunitycost;

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
            default -> 7.0;
          };
      Settings settings = Settings.of(config(Map.of(component.getName(), value)));
      assertThat(component.getAccessor().invoke(settings)).isEqualTo(value);
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> Settings.of(config(Map.of("base", 1.0))))
        .hasMessage("dev.roost.policy.opportunitycost: base=1.0 must be a number above 1");
    assertThatThrownBy(() -> Settings.of(config(Map.of("talkMs", -1L))))
        .hasMessageContaining("talkMs=-1.0 must be a number, 0 or more");
  }
}
