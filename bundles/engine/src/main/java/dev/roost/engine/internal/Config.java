package dev.roost.engine.internal;

import dev.roost.engine.restore.GuestShare;
import dev.roost.linux.proc.ProcMeminfo;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine's configuration, {@code engine.properties}.
 *
 * @param node this node's id; must be that of its certificate
 * @param listen where other engines reach this one
 * @param keys directory with node.key.pem, node.crt.pem, ca.crt.pem
 * @param state directory for what must outlive the engine: receipts
 * @param socket unix socket for the agent
 * @param agentUid user id, besides root's, that may use the socket
 * @param cgroup last part of the cgroup whose processes may move by themselves
 * @param cpus CPUs that programs may use here
 * @param speed speed of one CPU relative to the standard node, less what {@code cpu.limit} takes
 *     from it; 0 if it is to be measured
 * @param guestCgroup directory below the mount point of cgroup2 for bodies; empty for none
 * @param guests what guests get
 */
record Config(
    String node,
    InetSocketAddress listen,
    Path keys,
    Path state,
    Path socket,
    int agentUid,
    String cgroup,
    int cpus,
    double speed,
    String guestCgroup,
    GuestShare guests) {

  private static final Set<String> KEYS =
      new TreeSet<>(
          Set.of(
              "node",
              "listen",
              "keys",
              "state",
              "socket",
              "agent.uid",
              "cgroup",
              "cpus",
              "cpu.limit",
              "speed",
              "guest.cgroup",
              "guest.memory",
              "guest.pids"));

  /** Guests get three quarters of a machine's memory: what else runs here must not be paged out. */
  private static final String GUEST_MEMORY = "75%";

  /** Twice the threads that a process which is moved may have; the kernel counts those that end. */
  private static final int GUEST_PIDS = 512;

  /**
   * Reads a file.
   *
   * @throws IOException with one sentence that names the file, the key and what would be right
   */
  static Config read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    for (Object key : properties.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IOException(
            file + ": unknown key " + key + "; known are " + String.join(", ", KEYS));
      }
    }
    CpuLimit limit = cpuLimit(file, properties);
    return new Config(
        required(file, properties, "node"),
        address(file, properties.getProperty("listen", "0.0.0.0:7400")),
        Path.of(required(file, properties, "keys")),
        Path.of(required(file, properties, "state")),
        Path.of(properties.getProperty("socket", "/run/roost/engine.sock")),
        (int) number(file, properties, "agent.uid", 0),
        properties.getProperty("cgroup", "roost"),
        (int) number(file, properties, "cpus", limit.cpus()),
        speed(file, properties) * limit.ofEach(),
        guestCgroup(file, properties.getProperty("guest.cgroup", "").strip()),
        new GuestShare(
            memory(file, properties.getProperty("guest.memory", GUEST_MEMORY).strip()),
            (int) number(file, properties, "guest.pids", GUEST_PIDS),
            limit.ofEach()));
  }

  /** The same with the speed that was measured, of which {@code cpu.limit} leaves a part. */
  Config withSpeed(double measured) {
    double left = measured * guests.ofCpu();
    return new Config(
        node, listen, keys, state, socket, agentUid, cgroup, cpus, left, guestCgroup, guests);
  }

  private static String required(Path file, Properties properties, String key) throws IOException {
    String value = properties.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new IOException(file + ": key " + key + " is missing");
    }
    return value.strip();
  }

  private static double number(Path file, Properties properties, String key, double otherwise)
      throws IOException {
    String value = properties.getProperty(key);
    try {
      return value == null ? otherwise : Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      throw new IOException(file + ": " + key + " must be a number, not " + value, e);
    }
  }

  private static CpuLimit cpuLimit(Path file, Properties properties) throws IOException {
    int cpus = Runtime.getRuntime().availableProcessors();
    double limit = number(file, properties, "cpu.limit", cpus);
    if (!(limit > 0)) {
      throw new IOException(file + ": cpu.limit must be a number of CPUs above 0, like 1.5");
    }
    return CpuLimit.of(limit, cpus);
  }

  private static double speed(Path file, Properties properties) throws IOException {
    double speed = number(file, properties, "speed", 0);
    if (properties.containsKey("speed") && !(speed > 0 && speed < Double.POSITIVE_INFINITY)) {
      throw new IOException(
          file + ": speed must be above 0, or left out to be measured, not " + speed);
    }
    return speed;
  }

  private static String guestCgroup(Path file, String value) throws IOException {
    if (value.startsWith("/") || value.contains("..")) {
      throw new IOException(
          file + ": guest.cgroup must be a path below cgroup2's mount point, not " + value);
    }
    return value;
  }

  /** Bytes that {@code value} says: {@code max}, a share of this machine's memory, or a size. */
  private static long memory(Path file, String value) throws IOException {
    Matcher size = Pattern.compile("([0-9]{1,9})([%KMG]?)").matcher(value);
    if (value.equals("max")) {
      return GuestShare.ALL;
    }
    if (!size.matches()) {
      throw new IOException(
          file + ": guest.memory must be max, a share like 75% or a size like 2G, not " + value);
    }
    long number = Long.parseLong(size.group(1));
    return switch (size.group(2)) {
      case "%" -> ProcMeminfo.read().totalBytes() / 100 * number;
      case "K" -> number << 10;
      case "M" -> number << 20;
      case "G" -> number << 30;
      default -> number;
    };
  }

  private static InetSocketAddress address(Path file, String value) throws IOException {
    int colon = value.lastIndexOf(':');
    try {
      return new InetSocketAddress(
          value.substring(0, colon), Integer.parseInt(value.substring(colon + 1).strip()));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException(file + ": listen must be HOST:PORT, not " + value, e);
    }
  }
}
