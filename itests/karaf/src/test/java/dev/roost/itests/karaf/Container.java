package dev.roost.itests.karaf;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.nio.file.Path;
import org.ops4j.pax.exam.Option;

/** How Pax Exam starts the distribution: as {@code bin/roost-agent} does. */
final class Container {

  private static final Path TOP =
      Path.of(System.getProperty("roost.top", "../..")).toAbsolutePath().normalize();
  private static final String VERSION = System.getProperty("roost.version", "0.1.0-SNAPSHOT");
  private static final String KARAF_VERSION = "4.4.10";

  private Container() {}

  /** The archive that is shipped. */
  static Path archive() {
    return TOP.resolve("features/distribution/target/roost-agent-" + VERSION + ".tar.gz");
  }

  /** A built bundle. */
  static Path bundle(String name) {
    return TOP.resolve("bundles/%s/target/roost-%s-%s.jar".formatted(name, name, VERSION));
  }

  static Option agent() {
    String localRepository =
        System.getProperty(
            "maven.repo.local", Path.of(System.getProperty("user.home"), ".m2/repository") + "");
    return composite(
        karafDistributionConfiguration()
            .frameworkUrl(archive().toUri().toString())
            .karafVersion(KARAF_VERSION)
            .name("roost-agent")
            .unpackDirectory(Path.of(System.getProperty("roost.target", "target"), "exam").toFile())
            .useDeployFolder(false)
            .runEmbedded(false),
        configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
        // Pax Exam's own bundles are not in the distribution.
        editConfigurationFilePut(
            "etc/org.ops4j.pax.url.mvn.cfg",
            "org.ops4j.pax.url.mvn.localRepository",
            localRepository),
        vmOption("-javaagent:" + bundle("jaas-agent")),
        vmOption("-XX:+UseSerialGC"),
        vmOption("-XX:TieredStopAtLevel=1"),
        vmOption("-Xmx128m"),
        vmOption("--enable-native-access=ALL-UNNAMED"),
        vmOption("--sun-misc-unsafe-memory-access=allow"),
        systemProperty("roost.ssh.host").value("127.0.0.1"),
        systemProperty("roost.ssh.port").value("0"),
        systemProperty("roost.top").value(TOP.toString()),
        systemProperty("roost.version").value(VERSION));
  }
}
