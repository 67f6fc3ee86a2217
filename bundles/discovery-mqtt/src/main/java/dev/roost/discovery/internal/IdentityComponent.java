package dev.roost.discovery.internal;

import dev.roost.api.NodeIdentity;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Says who this node is, once its keys have been read. */
@Component(
    configurationPid = "dev.roost.discovery",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class IdentityComponent implements NodeIdentity {

  private final NodeCredentials credentials;

  @Activate
  public IdentityComponent(DiscoveryOptions options) throws IOException {
    credentials = NodeCredentials.load(Path.of(options.keys()));
  }

  @Override
  public String id() {
    return credentials.nodeId();
  }

  @Override
  public String cluster() {
    return credentials.cluster();
  }
}
