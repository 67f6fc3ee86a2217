package dev.roost.node.joining;

import dev.roost.trust.ClusterAuthority;
import dev.roost.trust.EnrollmentRequest;
import dev.roost.trust.Membership;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A node that has founded a cluster of its own, with a real authority and a real server on
 * loopback; what root does on a node is done here by the test's own user.
 */
final class TestNode implements Steward, AutoCloseable {
  final ThisNode self;
  final TokenBook tokens;
  final Admitting admitting;
  final Adoption adoption;
  final Set<String> present = ConcurrentHashMap.newKeySet();
  private final Path directory;
  private final Clock clock;
  private final JoinServer server;

  /** A node of that name, which has founded a cluster of that name. */
  TestNode(Path directory, String name, Clock clock, Duration codeLife) throws IOException {
    this(found(directory, name), clock, codeLife);
    present.add(name);
  }

  private TestNode(JoinSettings settings, Clock clock, Duration codeLife) throws IOException {
    this.clock = clock;
    directory = settings.screen();
    self = new ThisNode(settings, () -> present);
    SecureRandom random = new SecureRandom();
    tokens = new TokenBook(settings.state().resolve("tokens"), clock, random);
    admitting = new Admitting(self, this, brokers -> {});
    adoption = new Adoption(self, this);
    Candidate candidate = new Candidate(self, adoption, new Screen(directory), random, codeLife);
    server = new JoinServer(self, admitting, tokens, candidate, InetAddress.getLoopbackAddress());
    server.start();
  }

  private static JoinSettings found(Path directory, String name) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ClusterAuthority.create(directory.resolve("authority"), name)
        .issue(name, directory.resolve("keys"), List.of());
    Files.createFile(directory.resolve("alone"));
    Files.createDirectories(directory.resolve("state"));
    return new JoinSettings(
        port,
        directory.resolve("keys"),
        directory.resolve("state"),
        directory,
        directory.resolve("alone"),
        directory.resolve("authority"),
        "",
        true,
        "ssl://" + name + ".local:8883",
        "ssl://127.0.0.1:8883");
  }

  /** The same node once more, from what it has kept. */
  TestNode restarted() throws IOException {
    return new TestNode(self.settings(), clock, Candidate.CODE_LIFE);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), self.settings().port());
  }

  /** The credentials as a restarted agent reads them. */
  NodeCredentials credentials() throws IOException {
    return NodeCredentials.load(directory.resolve("keys"));
  }

  /** What stands on the screen, or empty. */
  String screen(String line) throws IOException {
    Path file = directory.resolve(line);
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  @Override
  public Membership admit(List<byte[]> requests) throws IOException {
    Files.deleteIfExists(directory.resolve("alone"));
    return ClusterAuthority.open(directory.resolve("authority"))
        .admit(EnrollmentRequest.read(requests));
  }

  @Override
  public void adopt(String cluster, Runnable committed) throws IOException {
    committed.run();
    Files.delete(directory.resolve("alone"));
    Files.move(directory.resolve("authority"), directory.resolve("given-up"));
    Files.move(directory.resolve("keys"), directory.resolve("old-keys"));
    Files.move(
        directory.resolve("state/membership/keys"),
        directory.resolve("keys"),
        StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
