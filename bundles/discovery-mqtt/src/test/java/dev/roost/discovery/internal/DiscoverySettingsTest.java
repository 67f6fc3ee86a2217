package dev.roost.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
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
}
