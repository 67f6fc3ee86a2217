package dev.roost.node.joining;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DNS-SD over multicast DNS (RFC 6763, RFC 6762) by JmDNS, on IPv4, with one responder for each
 * address of this machine. It shares port 5353 with the systemd-resolved of the node, which answers
 * for NAME.local; so the host of the service is called otherwise, NAME-roost.local. Thread-safe.
 */
public final class DnsSd implements Neighbours {

  private static final String TYPE = "_roost._tcp.local.";
  private static final long LOOK_MS = 200;
  private static final Logger LOG = LoggerFactory.getLogger(DnsSd.class);

  private final String node;
  private final Map<InetAddress, JmDNS> responders = new HashMap<>();

  /** What each responder tells now. */
  private final Map<JmDNS, Map<String, String>> announced = new HashMap<>();

  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * @param node name of this node
   */
  public DnsSd(String node) {
    this.node = node;
  }

  @Override
  public synchronized void announce(int port, Map<String, String> facts) throws IOException {
    followNetworks();
    for (JmDNS responder : responders.values()) {
      if (!facts.equals(announced.get(responder))) {
        responder.unregisterAllServices();
        responder.registerService(ServiceInfo.create(TYPE, node, port, 0, 0, facts));
        announced.put(responder, Map.copyOf(facts));
      }
    }
  }

  /** Addresses come by DHCP and go with the cable. */
  private void followNetworks() throws IOException {
    if (closing.getCount() == 0) {
      throw new IOException("this node is no longer announced");
    }
    Set<InetAddress> now = addresses();
    for (InetAddress gone : new HashSet<>(responders.keySet())) {
      if (!now.contains(gone)) {
        JmDNS responder = responders.remove(gone);
        announced.remove(responder);
        responder.close();
      }
    }
    for (InetAddress address : now) {
      if (!responders.containsKey(address)) {
        responders.put(address, JmDNS.create(address, node + "-roost"));
        LOG.info(
            "Nodes are looked for, and this one is announced, at {}", address.getHostAddress());
      }
    }
  }

  private static Set<InetAddress> addresses() throws IOException {
    Set<InetAddress> addresses = new HashSet<>();
    for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
      if (card.isUp() && card.supportsMulticast() && !card.isLoopback()) {
        card.inetAddresses().filter(Inet4Address.class::isInstance).forEach(addresses::add);
      }
    }
    return addresses;
  }

  @Override
  public List<Neighbour> browse(Predicate<Neighbour> wanted, Duration patience) throws IOException {
    long untilNs = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        List<Neighbour> known = known();
        if (known.stream().anyMatch(wanted) || System.nanoTime() >= untilNs) {
          return known;
        }
        if (closing.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
          throw new IOException("the search of the local network ends with this node's agent");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the search of the local network was cut off", e);
    }
  }

  /** What JmDNS has heard. Asked once, it goes on listening; it waits only while it knows none. */
  private List<Neighbour> known() throws IOException {
    List<JmDNS> all;
    synchronized (this) {
      followNetworks();
      all = List.copyOf(responders.values());
    }
    Map<String, Neighbour> known = new TreeMap<>();
    for (JmDNS responder : all) {
      for (ServiceInfo service : responder.list(TYPE, LOOK_MS)) {
        Neighbour one = neighbour(service);
        if (one.node().matches("[a-z0-9-]{1,63}")) {
          known.merge(one.node(), one, DnsSd::both);
        }
      }
    }
    known.remove(node);
    return List.copyOf(known.values());
  }

  private static Neighbour neighbour(ServiceInfo service) {
    return new Neighbour(
        text(service, Neighbour.NODE),
        Stream.of(service.getInet4Addresses()).map(InetAddress::getHostAddress).toList(),
        service.getPort(),
        text(service, Neighbour.STATE),
        text(service, Neighbour.AUTHORITY));
  }

  /** The same node on two networks. */
  private static Neighbour both(Neighbour one, Neighbour other) {
    List<String> addresses =
        Stream.concat(one.addresses().stream(), other.addresses().stream()).distinct().toList();
    return new Neighbour(one.node(), addresses, one.port(), one.state(), one.authority());
  }

  private static String text(ServiceInfo service, String key) {
    String value = service.getPropertyString(key);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    closing.countDown();
    List<JmDNS> all;
    synchronized (this) {
      all = List.copyOf(responders.values());
      responders.clear();
    }
    for (JmDNS responder : all) {
      try {
        responder.close();
      } catch (IOException e) {
        LOG.warn("The announcement of this node cannot be taken back: {}", e.getMessage(), e);
      }
    }
  }
}
