package dev.roost.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCredentialsTest {

  @TempDir Path dir;
  private Cluster cluster;

  @BeforeEach
  void makeAuthority() throws IOException {
    cluster = new Cluster(dir, "nest");
  }

  @Test
  void carriesNodeClusterAndBothPurposes() throws Exception {
    NodeCredentials node = cluster.node("a-1");
    assertThat(node.nodeId()).isEqualTo("a-1");
    assertThat(node.cluster()).isEqualTo("nest");
    X509Certificate certificate = node.certificate();
    assertThat(certificate.getVersion()).isEqualTo(3);
    assertThat(certificate.getExtendedKeyUsage())
        .containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getSubjectAlternativeNames())
        .contains(List.of(2, "a-1"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
    certificate.verify(node.authority().getPublicKey());
  }

  @Test
  void keepsKeysFromOtherUsers() throws IOException {
    cluster.node("a");
    for (String file : List.of("node.key.pem", "node.mldsa.key.pem")) {
      assertThat(Files.getPosixFilePermissions(cluster.keys("a").resolve(file)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    Path key = cluster.keys("a").resolve("node.key.pem");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> NodeCredentials.load(cluster.keys("a")))
        .hasMessage(key + " is open to others (rw-r--r--); chmod 600 it");
  }

  @Test
  void refusesKeyOfAnotherCertificate() throws IOException {
    cluster.node("a");
    cluster.node("b");
    Path key = cluster.keys("a").resolve("node.key.pem");
    Files.copy(cluster.keys("b").resolve("node.key.pem"), key, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> NodeCredentials.load(cluster.keys("a")))
        .hasMessage(key + " is not the key of the certificate beside it");
  }

  @Test
  void refusesCertificateOfAForeignAuthority() throws IOException {
    cluster.node("a");
    new Cluster(dir.resolve("other"), "nest").node("a");
    Files.copy(
        dir.resolve("other/a/ca.crt.pem"),
        cluster.keys("a").resolve("ca.crt.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> NodeCredentials.load(cluster.keys("a")))
        .hasMessageContaining("UNKNOWN_AUTHORITY");
  }

  @Test
  void worksWithEd25519Alone() throws IOException {
    cluster.node("a");
    Files.delete(cluster.keys("a").resolve("node.mldsa.key.pem"));
    assertThat(NodeCredentials.load(cluster.keys("a")).identities()).hasSize(1);
  }

  @Test
  void neverShowsTheKey() throws IOException {
    assertThat(cluster.node("a")).hasToString("credentials of node a in cluster nest");
  }

  @Test
  void refusesASecondAuthorityInTheSameDirectory() {
    assertThatThrownBy(() -> ClusterAuthority.create(dir.resolve("ca"), "nest"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("already holds an authority");
  }

  @Test
  void commandLineSaysWhatIsWrongInOneLine() {
    assertThat(enroll("issue", dir.resolve("ca").toString(), "Node_A", dir + "/x"))
        .isEqualTo(
            "1 enroll: node name 'Node_A' is not 1 to 63 of the characters a-z, 0-9 and '-'");
    assertThat(enroll("issue", dir.resolve("ca").toString(), "a", dir + "/x", "host"))
        .isEqualTo("1 enroll: 'host' is not an IP address");
    assertThat(enroll("issue", dir + "/none", "a", dir + "/x"))
        .startsWith("1 enroll: " + dir + "/none holds no authority; make one with");
    assertThat(enroll("issue", dir.resolve("ca").toString(), "a", dir + "/x", "10.0.0.1"))
        .isEqualTo("0 ");
    assertThat(enroll("help")).startsWith("2 usage: create CADIR CLUSTER");
  }

  @Test
  void foundsAnAuthorityOnce(@TempDir Path dir) throws IOException {
    Path authority = dir.resolve("authority");
    Files.createDirectories(dir.resolve("authority.new"));
    Files.writeString(dir.resolve("authority.new/ca.key.pem"), "cut off");

    assertThat(enroll("found", authority + "", "home", "n1", dir + "/n1")).isEqualTo("0 ");
    byte[] certificate = Files.readAllBytes(authority.resolve("ca.crt.pem"));
    assertThat(enroll("found", authority + "", "home", "n2", dir + "/n2")).isEqualTo("0 ");

    assertThat(Files.readAllBytes(authority.resolve("ca.crt.pem"))).isEqualTo(certificate);
    assertThat(dir.resolve("n2/node.crt.pem")).exists();
    assertThat(dir.resolve("authority.new")).doesNotExist();
    assertThat(enroll("found", authority + "", "other", "n3", dir + "/n3"))
        .isEqualTo("1 enroll: " + authority + " is the authority of cluster home, not of other");
  }

  private static String enroll(String... args) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    int code = Enroll.run(List.of(args), nowhere, new PrintStream(errors));
    return code + " " + errors.toString().strip();
  }
}
