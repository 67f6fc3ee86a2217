package dev.roost.node.joining;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The brokers of a cluster as its founder says them: its own first, then those of the others in the
 * order in which they came. Kept in {@code cluster.properties}, which {@code roost-setup} reads.
 *
 * @param cluster its name
 * @param founder the node that holds the authority
 * @param list addresses {@code ssl://HOST:PORT}
 */
record Brokers(String cluster, String founder, List<String> list) {

  private static final Pattern ADDRESS = Pattern.compile("ssl://([A-Za-z0-9.-]{1,253}):\\d{1,5}");

  /** More are of no use: a node goes to the next one only when all before it are away. */
  private static final int MOST = 8;

  Brokers {
    list = List.copyOf(list);
    list.forEach(Brokers::require);
  }

  static String require(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no address of a broker: it is ssl://HOST:PORT".formatted(address));
    }
    return address;
  }

  /** The host of the founder's broker. */
  String founderHost() {
    var parts = ADDRESS.matcher(list.getFirst());
    if (!parts.matches()) {
      throw new IllegalStateException("checked in the constructor: " + list.getFirst());
    }
    return parts.group(1);
  }

  /** With one more at the end, if it is not there and there is room. */
  Brokers with(String address) {
    if (list.contains(address) || list.size() >= MOST) {
      return this;
    }
    List<String> more = new ArrayList<>(list);
    more.add(address);
    return new Brokers(cluster, founder, more);
  }

  /** What {@code file} says of {@code cluster}; nothing if it is missing or of another cluster. */
  static Optional<Brokers> read(Path file, String cluster) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    if (!cluster.equals(properties.getProperty("cluster"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Brokers(
              cluster,
              properties.getProperty("founder", ""),
              List.of(properties.getProperty("brokers", "").split(","))));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  void write(Path file) throws IOException {
    // Not by Properties.store, which escapes colons: roost-setup reads it, too.
    String text =
        "cluster=%s%nfounder=%s%nbrokers=%s%n".formatted(cluster, founder, String.join(",", list));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, text);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
