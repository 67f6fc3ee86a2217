package dev.roost.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.discovery.link.PahoConnector.Login;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoverySettingsTest {

  @Test
  void readsListsWithCommasAndSpaces() {
    assertThat(DiscoverySettings.brokers("ssl://a:8883, ssl://10.0.0.1:8884", "ssl://[::1]:1"))
        .containsExactly(
            URI.create("ssl://a:8883"),
            URI.create("ssl://10.0.0.1:8884"),
            URI.create("ssl://[::1]:1"));
    assertThat(DiscoverySettings.brokers("")).isEmpty();
  }

  @Test
  void saysWhatAnAddressMustLookLike() {
    for (String wrong : new String[] {"tcp://a:1883", "a:8883", "ssl://a", "ssl://", "::"}) {
      assertThatThrownBy(() -> DiscoverySettings.brokers(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "brokers names '"
                  + wrong
                  + "'; it must be ssl://HOST:PORT, for example ssl://10.0.0.1:8883");
    }
  }

  @Test
  void saysWhatAWindowMustBe() {
    for (int[] wrong : new int[][] {{0, 1}, {32, 0}, {4, 5}}) {
      assertThatThrownBy(() -> windowed(wrong[0], wrong[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "load.window is %d and load.renewed is %d; the first must be at least 1, the second from 1 to the first, for example 32 and 4"
                  .formatted(wrong[0], wrong[1]));
    }
    assertThat(windowed(1, 1).loadWindow()).isEqualTo(1);
  }

  private static DiscoverySettings windowed(int window, int renewed) {
    return new DiscoverySettings(
        List.of(), null, Login.NONE, null, null, "h", 7400, "1", 1000, 5000, window, renewed);
  }
}
