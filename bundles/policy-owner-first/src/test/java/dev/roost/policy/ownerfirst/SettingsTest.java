package dev.roost.policy.ownerfirst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static Settings settings(Map<String, Object> changed) {
    return Settings.of(
        (Config)
            Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) ->
                    changed.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  @Test
  void configurationOfNobodyIsTheDefault() {
    assertThat(settings(Map.of())).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void eachValueReachesItsPlace() {
    Map<String, Object> all =
        Map.of(
            "ownerLoad",
            2.5,
            "backMs",
            7L,
            "quietMs",
            8L,
            "first",
            new String[] {"n2, n1", "n3"},
            "others",
            false,
            "firstAlone",
            false);
    assertThat(settings(all))
        .isEqualTo(new Settings(2.5, 7, 8, List.of("n1", "n2", "n3"), false, false));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> settings(Map.of("ownerLoad", 0.0)))
        .hasMessage("dev.roost.policy.ownerfirst: ownerLoad=0.0 must be a number above 0");
    assertThatThrownBy(() -> settings(Map.of("quietMs", -1L)))
        .hasMessageContaining("backMs=1000 and quietMs=-1 must be 0 or more");
    assertThatThrownBy(() -> settings(Map.of("first", new String[] {"N 1"})))
        .hasMessageContaining("first=N 1 must be ids of nodes: a-z, 0-9 and -, as in n1,n2");
  }
}
