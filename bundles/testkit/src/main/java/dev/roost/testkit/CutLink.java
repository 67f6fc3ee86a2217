package dev.roost.testkit;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network link between this machine and a network namespace of its own (ip-netns(8), veth(4)),
 * that can be cut: packets vanish then, as when somebody pulls the cable. Needs root.
 */
public final class CutLink implements AutoCloseable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String name;
  private final String network;

  private CutLink(String name, String network) {
    this.name = name;
    this.network = network;
  }

  /** Makes the namespace and the link. */
  public static CutLink make() {
    int number = NUMBERS.incrementAndGet() % 250;
    long own = ProcessHandle.current().pid() % 10_000;
    CutLink link = new CutLink("rt" + own + "x" + number, "10.199." + number + ".");
    Commands.run("ip", "netns", "add", link.name);
    try {
      Commands.run(
          "ip", "link", "add", link.name, "type", "veth", "peer", "guest0", "netns", link.name);
      Commands.run("ip", "addr", "add", link.homeAddress() + "/24", "dev", link.name);
      Commands.run("ip", "link", "set", link.name, "up");
      link.inside("ip", "link", "set", "lo", "up");
      link.inside("ip", "addr", "add", link.guestAddress() + "/24", "dev", "guest0");
      link.inside("ip", "link", "set", "guest0", "up");
    } catch (RuntimeException failure) {
      link.close();
      throw failure;
    }
    return link;
  }

  /** Address on this side. */
  public String homeAddress() {
    return network + "1";
  }

  /** Address inside the namespace. */
  public String guestAddress() {
    return network + "2";
  }

  /** The command that runs another one inside the namespace. */
  public List<String> prefix() {
    return List.of("ip", "netns", "exec", name);
  }

  /** Cuts the link: the far end goes down, so that this side sees silence and no error. */
  public void cut() {
    inside("ip", "link", "set", "guest0", "down");
  }

  /** Mends it. */
  public void mend() {
    inside("ip", "link", "set", "guest0", "up");
  }

  /** Removes namespace and link. */
  @Override
  public void close() {
    Commands.run("ip", "netns", "del", name);
  }

  private void inside(String... command) {
    List<String> line = new java.util.ArrayList<>(prefix());
    line.addAll(List.of(command));
    Commands.run(line);
  }
}
