package dev.roost.node.doctor;

import dev.roost.api.Appliance;
import dev.roost.api.ClusterView;
import dev.roost.api.Discovery;
import dev.roost.api.MigrationService;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Which checks there are, in the order in which people read them. */
final class Checks {
  private static final Path PROC = Path.of("/proc");

  private Checks() {}

  /** Where a node's own things are; the configuration {@code dev.roost.node}. */
  @interface Config {
    /** Directory with the node's key and certificates. */
    String keys() default "/etc/roost/keys";

    /** Directory in which the image's programs name faults; there is none on other nodes. */
    String faults() default "/run/roost-faults";

    /** A directory on the file system that the node writes to; the agent's own if empty. */
    String data() default "";
  }

  /** What a node can say of itself, and tells the others; cheap enough for each minute. */
  static List<Check> ofNode(Config config) {
    Machine machine = new Machine(Path.of(config.faults()));
    String data = config.data().isEmpty() ? System.getProperty("karaf.data", ".") : config.data();
    Tool systemctl = new Tool(Path.of("/usr/bin/systemctl"));
    return List.of(
        new FaultsCheck(machine),
        new UnitsCheck(machine, systemctl),
        new ClockCheck(new Tool(Path.of("/usr/bin/chronyc"))),
        new CertificateCheck(Path.of(config.keys()), Clock.systemUTC()),
        new DiskCheck(Path.of(data), machine),
        new MemoryCheck(PROC));
  }

  /**
   * Everything. What is of the cluster is seen by all its nodes, so that none need be told; and
   * what is on the disk mounts the boot partition, which is not for each minute.
   */
  static List<Check> all(
      Config config,
      Supplier<MigrationService> engines,
      Supplier<Discovery> discoveries,
      Supplier<ClusterView> clusters,
      Supplier<Appliance> appliances) {
    List<Check> all = new ArrayList<>();
    all.add(new UptimeCheck(PROC));
    all.add(new EngineCheck(engines));
    all.add(new BrokerCheck(discoveries));
    all.addAll(ofNode(config));
    all.add(new UpdateCheck(new Machine(Path.of(config.faults())), appliances));
    all.add(new PeersCheck(clusters));
    all.add(new VersionsCheck(clusters));
    return all;
  }
}
