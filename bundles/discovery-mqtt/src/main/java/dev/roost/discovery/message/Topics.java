package dev.roost.discovery.message;

import dev.roost.discovery.message.BadMessageException.Fault;
import java.util.List;

/** Names of the topics of one cluster. */
public final class Topics {

  private final String cluster;
  private final String prefix;

  /** What a node says about itself. */
  public enum Kind {
    /** Birth, goodbye or will. */
    STATUS,
    /** The load vector. */
    LOAD,
    /** One process that is away. */
    PROCESS,
    /** The policies. */
    POLICY,
    /** What is wrong on the node. */
    HEALTH
  }

  /**
   * A topic below {@code node/}.
   *
   * @param node the node's id
   * @param kind what is said
   * @param rest the levels below, or empty
   */
  public record Address(String node, Kind kind, String rest) {}

  public Topics(String cluster) {
    this.cluster = cluster;
    this.prefix = "roost/1/" + cluster + "/";
  }

  public String cluster() {
    return cluster;
  }

  /** The topic of {@code kind} of {@code node}. */
  public String of(String node, Kind kind) {
    return prefix + "node/" + node + "/" + kind.name().toLowerCase(java.util.Locale.ROOT);
  }

  public String process(String node, int pid) {
    return of(node, Kind.PROCESS) + "/" + pid;
  }

  public String migrations() {
    return prefix + "event/migration";
  }

  /**
   * What {@code self} always listens to: who comes and goes; and its own processes, to clear what
   * an earlier life left. Loads are listened to node by node.
   */
  public List<String> filters(String self) {
    return List.of(of("+", Kind.STATUS), of(self, Kind.PROCESS) + "/+");
  }

  /** The topics of {@code kind} of {@code nodes}. */
  public List<String> of(List<String> nodes, Kind kind) {
    return nodes.stream().map(node -> of(node, kind)).toList();
  }

  /** Whether {@code topic} is where a node says that it comes or goes. */
  public boolean isStatus(String topic) {
    return topic.endsWith("/status") && topic.startsWith(prefix);
  }

  /** Takes a topic apart. */
  public Address parse(String topic) throws BadMessageException {
    String[] levels =
        topic.startsWith(prefix) ? topic.substring(prefix.length()).split("/", 4) : new String[0];
    if (levels.length >= 3 && levels[0].equals("node")) {
      for (Kind kind : Kind.values()) {
        if (kind.name().equalsIgnoreCase(levels[2])) {
          return new Address(levels[1], kind, levels.length == 4 ? levels[3] : "");
        }
      }
    }
    throw new BadMessageException(Fault.FORMAT, "the topic is none of this cluster's");
  }
}
