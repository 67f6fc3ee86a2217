package dev.roost.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** A real authority and real node credentials in a directory of the test. */
final class Cluster {

  static final byte[] STREAM = "state and memory of a process".getBytes();

  private final Path dir;
  private final ClusterAuthority authority;

  Cluster(Path dir, String name) throws IOException {
    this.dir = dir;
    this.authority = ClusterAuthority.create(dir.resolve("ca"), name);
  }

  NodeCredentials node(String id) throws IOException {
    authority.issue(id, dir.resolve(id), List.of("127.0.0.1", "::1"));
    return NodeCredentials.load(dir.resolve(id));
  }

  Path keys(String id) {
    return dir.resolve(id);
  }

  static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  static byte[] sha256(byte[] bytes) {
    return Providers.sha256().digest(bytes);
  }

  /** A departure of a process of {@code from} that describes {@link #STREAM}. */
  static TransferManifest departure(String ticket, String from, String to) {
    return new TransferManifest(
        "0123456789abcdef0123456789abcdef",
        TransferManifest.Kind.DEPARTURE,
        ticket,
        4711,
        from,
        from,
        to,
        1_700_000_000_000L,
        "6.1.0-37-amd64",
        "#1 SMP PREEMPT_DYNAMIC Debian 6.1.140-1",
        "ab".repeat(32),
        List.of("avx2", "sse4_2"),
        9,
        STREAM.length - 9,
        sha256(STREAM));
  }

  static byte[] flipped(byte[] bytes, int bit) {
    byte[] copy = Arrays.copyOf(bytes, bytes.length);
    copy[bit / 8] ^= (byte) (1 << bit % 8);
    return copy;
  }
}
