package dev.roost.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrollmentTest {

  @TempDir Path dir;
  private NodeCredentials alone;
  private ClusterAuthority home;

  @BeforeEach
  void foundTwoClusters() throws IOException {
    alone = new Cluster(dir.resolve("alone"), "alone").node("kitchen");
    home = ClusterAuthority.create(dir.resolve("home"), "home");
  }

  @Test
  void aNodeKeepsItsKeysAndGetsCertificatesOfTheOtherCluster() throws IOException {
    Membership membership = home.admit(EnrollmentRequest.read(EnrollmentRequest.of(alone)));
    NodeCredentials joined = membership.write(alone, dir.resolve("joined"));
    assertThat(joined.cluster()).isEqualTo("home");
    assertThat(joined.nodeId()).isEqualTo("kitchen");
    assertThat(joined.identities()).hasSize(2);
    assertThat(joined.privateKey()).isEqualTo(alone.privateKey());
  }

  @Test
  void aRequestThatWasChangedProvesNothing() throws IOException {
    List<byte[]> requests = new ArrayList<>(EnrollmentRequest.of(alone));
    byte[] changed = requests.getFirst();
    requests.set(0, Cluster.flipped(changed, 8 * changed.length - 1));
    assertThatThrownBy(() -> EnrollmentRequest.read(requests))
        .hasMessageContaining("not signed with its own key");
  }

  @Test
  void requestsOfTwoNodesAreNotOne() throws IOException {
    NodeCredentials other = new Cluster(dir.resolve("other"), "other").node("attic");
    assertThatThrownBy(
            () ->
                EnrollmentRequest.read(
                    List.of(
                        EnrollmentRequest.of(alone).getFirst(),
                        EnrollmentRequest.of(other).getLast())))
        .hasMessageContaining("name kitchen and attic");
  }

  @Test
  void certificatesOfOtherKeysAreNotTaken() throws IOException {
    NodeCredentials other = new Cluster(dir.resolve("other"), "other").node("kitchen");
    Membership membership = home.admit(EnrollmentRequest.read(EnrollmentRequest.of(other)));
    assertThatThrownBy(() -> membership.write(alone, dir.resolve("joined")))
        .hasMessageContaining("is not the key of the certificate beside it");
  }

  @Test
  void commandLineAdmitsWhatIsProved() throws IOException {
    List<String> args = new ArrayList<>(List.of("admit", dir.resolve("home").toString()));
    EnrollmentRequest.of(alone).forEach(r -> args.add(Base64.getEncoder().encodeToString(r)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(Enroll.run(args, new PrintStream(out), System.err)).isZero();
    assertThat(out.toString().lines().map(line -> line.split(" ")[0]))
        .containsExactly("certificate", "certificate", "authority", "authority");
    args.set(2, "AAAA");
    assertThat(Enroll.run(args, new PrintStream(out), new PrintStream(out))).isEqualTo(1);
    assertThat(out.toString()).endsWith("enroll: it is no certification request (PKCS#10)\n");
  }
}
