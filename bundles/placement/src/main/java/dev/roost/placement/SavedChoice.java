package dev.roost.placement;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what people choose into the configuration, so that it outlives a restart. */
final class SavedChoice {
  private static final Logger LOG = LoggerFactory.getLogger(SavedChoice.class);

  private final ConfigurationAdmin admin;

  /** {@code admin} may be null: then a choice lasts until the next start. */
  SavedChoice(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  void save(String key, String value) {
    if (admin == null) {
      return;
    }
    try {
      // "?": the configuration belongs to whoever first needs it, not to this bundle's location.
      Configuration configuration = admin.getConfiguration(PlacementService.PID, "?");
      Dictionary<String, Object> properties = configuration.getProperties();
      properties = properties == null ? new Hashtable<>() : properties;
      properties.put(key, value);
      configuration.update(properties);
    } catch (IOException | IllegalStateException e) {
      LOG.warn("{}={} lasts until the next start only: {}", key, value, e.getMessage(), e);
    }
  }
}
