package dev.roost.trust;

import dev.roost.wire.WireException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What a node vouches for when it hands a process to another; docs/trust.md has the byte format.
 *
 * @param id unique for each transfer: 16 random bytes in hex
 * @param kind away from home, or back
 * @param ticket issued by the receiver for this transfer
 * @param pid of the process at home
 * @param home node where the process was started
 * @param from node that signs and sends
 * @param to node that may accept it
 * @param createdEpochMs when, by the sender's clock; for people, nothing is decided by it
 * @param kernelRelease {@code uname -r} of the node whose vdso the process has mapped
 * @param kernelVersion {@code uname -v} of the same
 * @param vdsoSha256 of the vdso image, in hex; empty if the process has none
 * @param cpuFeatures names as in {@code /proc/cpuinfo} that the receiver must have
 * @param stateBytes size of the state part of the stream
 * @param memoryBytes size of the memory part of the stream
 * @param streamSha256 over state and memory as they were sent, 32 bytes
 */
public record TransferManifest(
    String id,
    Kind kind,
    String ticket,
    int pid,
    String home,
    String from,
    String to,
    long createdEpochMs,
    String kernelRelease,
    String kernelVersion,
    String vdsoSha256,
    List<String> cpuFeatures,
    long stateBytes,
    long memoryBytes,
    byte[] streamSha256) {

  /** Which way. */
  public enum Kind {
    /** To a guest. */
    DEPARTURE,
    /** Back to its home. */
    RETURN
  }

  /**
   * Checks the fields.
   *
   * @throws IllegalArgumentException naming the first that is wrong
   */
  public TransferManifest {
    require(id.matches("[0-9a-f]{32}"), "id is not 32 hex digits");
    require(ticket.length() <= 64, "ticket has more than 64 characters");
    require(pid > 0, "pid is not positive");
    Names.require("home", home);
    Names.require("from", from);
    Names.require("to", to);
    require(vdsoSha256.matches("([0-9a-f]{64})?"), "vdso digest is not 64 hex digits");
    require(stateBytes >= 0 && memoryBytes >= 0, "a size is negative");
    require(stateBytes <= Long.MAX_VALUE - memoryBytes, "the sizes exceed 63 bits");
    require(streamSha256.length == 32, "stream digest is not 32 bytes");
    cpuFeatures = List.copyOf(cpuFeatures);
    streamSha256 = streamSha256.clone();
  }

  /** A new {@link #id}. */
  public static String newId(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** A copy: the manifest cannot be changed through it. */
  @Override
  public byte[] streamSha256() {
    return streamSha256.clone();
  }

  /** All that is sent: what the receiver must have counted. */
  public long totalBytes() {
    return stateBytes + memoryBytes;
  }

  /** The format of docs/trust.md; equal manifests give equal bytes. */
  public byte[] toBytes() {
    return TransferManifestCodec.encode(this);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws WireException if it is anything else
   */
  public static TransferManifest fromBytes(byte[] bytes) throws WireException {
    return TransferManifestCodec.decode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TransferManifest that && Arrays.equals(toBytes(), that.toBytes());
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("manifest: " + otherwise);
    }
  }
}
