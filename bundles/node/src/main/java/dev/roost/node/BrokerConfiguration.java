package dev.roost.node;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes which brokers there are into {@code dev.roost.discovery}, which takes it up at once. */
final class BrokerConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerConfiguration.class);

  private final ConfigurationAdmin admin;

  BrokerConfiguration(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** In the order in which they are tried. */
  void set(List<String> brokers) {
    String list = String.join(",", brokers);
    try {
      // "?": the configuration belongs to whoever first needs it, not to this bundle's location.
      Configuration discovery = admin.getConfiguration("dev.roost.discovery", "?");
      Dictionary<String, Object> properties = discovery.getProperties();
      if (properties == null) {
        properties = new Hashtable<>();
      }
      if (!list.equals(properties.get("brokers"))) {
        properties.put("brokers", list);
        discovery.update(properties);
        LOG.info("The brokers of the cluster are {}", list);
      }
    } catch (IOException e) {
      LOG.warn("The brokers are {}, and discovery cannot be told: {}", list, e.getMessage(), e);
    }
  }
}
