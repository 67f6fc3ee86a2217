package dev.roost.bench;

import dev.roost.testkit.Commands;
import java.util.ArrayList;
import java.util.List;

/** Two network namespaces joined by a veth pair: the machines of a home and of its guest. */
final class Veth implements AutoCloseable {

  /** Addresses of a network that has only these two. */
  static final String HOME = "10.199.0.1";

  static final String GUEST = "10.199.0.2";

  private final String name = "roost-bench-" + ProcessHandle.current().pid();
  private final Place home = new Place(name + "-home", HOME);
  private final Place guest = new Place(name + "-guest", GUEST);

  private Veth() {}

  static Veth open() {
    Veth veth = new Veth();
    // Also when this JVM is killed with SIGTERM; what is not there any more is not deleted.
    Runtime.getRuntime().addShutdownHook(new Thread(veth::close, "bench-veth"));
    for (Place place : List.of(veth.home, veth.guest)) {
      Commands.run("ip", "netns", "add", place.namespace());
    }
    String[] pair = {"veth0", "netns", veth.guest.namespace()};
    List<String> link = new ArrayList<>(List.of("ip", "-n", veth.home.namespace(), "link", "add"));
    link.addAll(List.of("name", "veth0", "type", "veth", "peer", "name"));
    link.addAll(List.of(pair));
    Commands.run(link.toArray(String[]::new));
    for (Place place : List.of(veth.home, veth.guest)) {
      String namespace = place.namespace();
      Commands.run("ip", "-n", namespace, "addr", "add", place.address() + "/30", "dev", "veth0");
      Commands.run("ip", "-n", namespace, "link", "set", "lo", "up");
      Commands.run("ip", "-n", namespace, "link", "set", "veth0", "up");
    }
    return veth;
  }

  Place home() {
    return home;
  }

  Place guest() {
    return guest;
  }

  @Override
  public synchronized void close() {
    for (Place place : List.of(home, guest)) {
      if (place.exists()) {
        Commands.run("ip", "netns", "del", place.namespace());
      }
    }
  }
}
