package dev.roost.transport;

import dev.roost.trust.ClusterAuthority;
import dev.roost.trust.NodeCredentials;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Nodes "near" and "far" of one cluster; far listens on loopback. */
final class Pair implements Closeable {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  final NodeCredentials nearKeys;
  final SecureEndpoint near;
  final SecureEndpoint far;
  final SecureListener listener;
  private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();

  Pair(Path dir) throws IOException {
    ClusterAuthority authority = ClusterAuthority.create(dir.resolve("ca"), "nest");
    nearKeys = keys(authority, dir, "near");
    near = new SecureEndpoint(nearKeys);
    far = new SecureEndpoint(keys(authority, dir, "far"));
    listener = far.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listener.refused(refusals::add);
  }

  static NodeCredentials keys(ClusterAuthority authority, Path dir, String node)
      throws IOException {
    authority.issue(node, dir.resolve(node), List.of("127.0.0.1"));
    return NodeCredentials.load(dir.resolve(node));
  }

  SecureConnection connect() throws IOException {
    return connect(listener.port());
  }

  SecureConnection connect(int port) throws IOException {
    return near.connect("127.0.0.1", port, "far", PATIENCE);
  }

  /** The next sentence about a client that was turned away. */
  String refusal() throws InterruptedException {
    return refusals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
