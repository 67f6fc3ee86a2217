package dev.roost.broker.internal;

import dev.roost.broker.BrokerStatus;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The broker as a component: a changed configuration stops it and starts it with the new one. */
@Component(
    service = BrokerStatus.class,
    immediate = true,
    configurationPid = "dev.roost.broker",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = BrokerComponent.Options.class)
public final class BrokerComponent implements BrokerStatus {

  /** The file {@code etc/dev.roost.broker.cfg}. */
  @ObjectClassDefinition(name = "Roost broker")
  public @interface Options {
    @AttributeDefinition(description = "Whether this node runs a broker of its own")
    boolean enabled() default true;

    @AttributeDefinition(description = "Address to listen on")
    String listen_host() default "0.0.0.0";

    @AttributeDefinition(description = "TCP port to listen on")
    int listen_port() default 8883;

    @AttributeDefinition(description = "Directory with the node's key and certificates")
    String keys() default "/etc/roost/keys";

    @AttributeDefinition(description = "Directory for generated files")
    String state() default "/var/lib/roost/broker";

    @AttributeDefinition(description = "The program")
    String mosquitto() default "/usr/sbin/mosquitto";
  }

  private final MosquittoSupervisor supervisor;
  private final String listen;

  /** Takes the configuration; {@link #start} starts. */
  @Activate
  public BrokerComponent(Options options) {
    listen = options.listen_host() + ":" + options.listen_port();
    supervisor =
        options.enabled()
            ? new MosquittoSupervisor(
                new BrokerSettings(
                    options.listen_host(),
                    options.listen_port(),
                    Path.of(options.keys()).toAbsolutePath(),
                    Path.of(options.state()).toAbsolutePath(),
                    Path.of(options.mosquitto())))
            : null;
  }

  @Activate
  void start() {
    if (supervisor != null) {
      supervisor.start();
    }
  }

  @Deactivate
  void stop() {
    if (supervisor != null) {
      supervisor.close();
    }
  }

  @Override
  public Report report() {
    return supervisor == null
        ? new Report(State.DISABLED, listen, -1, 0, "is not wanted on this node (enabled=false)")
        : supervisor.report();
  }
}
