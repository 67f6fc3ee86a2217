package dev.roost.broker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.trust.ClusterAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosquittoConfigurationTest {

  @TempDir Path root;

  @Test
  void letsEachNodeWriteUnderItsOwnNameOnly() {
    assertThat(MosquittoConfiguration.acl("barn"))
        .isEqualTo(
            """
            pattern write roost/1/barn/node/%u/#
            pattern write roost/1/barn/event/#
            pattern read roost/1/barn/#
            """);
  }

  @Test
  void asksEveryClientForACertificateAndRemembersNothing() {
    assertThat(MosquittoConfiguration.configuration(settings(), false).lines())
        .contains(
            "listener 8883 127.0.0.1",
            "tls_version tlsv1.3",
            "require_certificate true",
            "use_identity_as_username true",
            "allow_anonymous false",
            "persistence false",
            "max_topic_alias 0")
        .noneMatch(line -> line.startsWith("user"));
  }

  @Test
  void takesTheClusterFromTheCertificateAndHidesTheFiles() throws Exception {
    ClusterAuthority.create(root.resolve("ca"), "barn")
        .issue("node-1", root.resolve("keys"), List.of());

    MosquittoConfiguration.write(settings());

    Path state = root.resolve("state");
    assertThat(Files.readString(state.resolve("mosquitto.acl"))).contains("roost/1/barn/");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rwx------");
  }

  @Test
  void namesTheFileThatIsMissing() {
    assertThatThrownBy(() -> MosquittoConfiguration.write(settings()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            root.resolve("keys/ca.crt.pem")
                + " is missing or not readable; the broker needs it for TLS");
  }

  @Test
  void saysWhichPortsThereAre() {
    assertThatThrownBy(() -> new BrokerSettings("127.0.0.1", 0, root, root, root))
        .hasMessage("listen.port is 0; it must be between 1 and 65535, for example 8883");
    assertThatThrownBy(() -> new BrokerSettings("a b", 1, root, root, root))
        .hasMessage("listen.host is 'a b'; it must be one address, for example 0.0.0.0");
  }

  private BrokerSettings settings() {
    return new BrokerSettings(
        "127.0.0.1",
        8883,
        root.resolve("keys"),
        root.resolve("state"),
        Path.of("/usr/sbin/mosquitto"));
  }
}
