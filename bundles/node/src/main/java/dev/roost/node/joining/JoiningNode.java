package dev.roost.node.joining;

import dev.roost.api.Joining;
import dev.roost.node.joining.Neighbours.Neighbour;
import dev.roost.trust.Membership;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** All of joining on one node: it is found, takes others in, and is taken in. */
public final class JoiningNode implements Joining, AutoCloseable {

  private static final Duration BROWSE = Duration.ofSeconds(3);
  private static final String NAME = "local";

  private final ThisNode self;
  private final Neighbours neighbours;
  private final Admitting admitting;
  private final TokenBook tokens;
  private final JoinServer server;
  private final JoinLoop loop;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Acceptance> acceptances = new HashMap<>();

  /**
   * Listens; {@link #start} begins.
   *
   * @param present names of the nodes of the cluster that are there now
   * @param brokers hears of the cluster's brokers, as this node is to use them, when they change
   */
  public JoiningNode(
      JoinSettings settings,
      Steward steward,
      Neighbours neighbours,
      Supplier<Set<String>> present,
      Consumer<List<String>> brokers,
      Clock clock)
      throws IOException {
    this.neighbours = neighbours;
    this.clock = clock;
    Files.createDirectories(settings.state());
    self = new ThisNode(settings, present);
    Consumer<Brokers> changed = list -> brokers.accept(self.asUsedHere(list));
    admitting = new Admitting(self, steward, changed);
    tokens = new TokenBook(settings.state().resolve("tokens"), clock, random);
    Adoption adoption = new Adoption(self, steward);
    Screen screen = new Screen(settings.screen());
    Candidate candidate = new Candidate(self, adoption, screen, random, Candidate.CODE_LIFE);
    server = new JoinServer(self, admitting, tokens, candidate, InetAddress.ofLiteral("0.0.0.0"));
    loop =
        new JoinLoop(
            self,
            neighbours,
            new TokenClient(self, adoption, neighbours, clock),
            screen,
            new BrokerRefresh(self, changed, clock));
  }

  /** Begins to be found and to answer. */
  public void start() {
    server.start();
    loop.start();
  }

  @Override
  public List<WaitingNode> waiting() throws IOException {
    return neighbours.browse(neighbour -> false, BROWSE).stream()
        .filter(Neighbour::isWaiting)
        .map(neighbour -> new WaitingNode(neighbour.node(), neighbour.addresses()))
        .toList();
  }

  @Override
  public Token token(Duration life) throws IOException {
    admitting.requireAuthority();
    List<String> addresses = new ArrayList<>();
    addresses.add(self.id() + "." + NAME);
    for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
      if (card.isUp() && !card.isLoopback()) {
        card.inetAddresses()
            .filter(Inet4Address.class::isInstance)
            .map(InetAddress::getHostAddress)
            .forEach(addresses::add);
      }
    }
    byte[] secret = tokens.issue(life);
    JoinToken token = new JoinToken(addresses, Membership.fingerprint(self.authorities()), secret);
    return new Token(token.line(), clock.instant().plus(life).toEpochMilli());
  }

  @Override
  public Pairing pair(String node) throws IOException {
    admitting.requireAuthority();
    admitting.requireFree(node);
    Predicate<Neighbour> wanted = one -> one.node().equals(node) && one.isWaiting();
    Neighbour found =
        neighbours.browse(wanted, BROWSE).stream()
            .filter(wanted)
            .findFirst()
            .orElseThrow(
                () ->
                    new IOException(
                        "no node %s waits on this network; roost:nodes --waiting lists those that do"
                            .formatted(node)));
    Acceptance acceptance = begin(found);
    synchronized (acceptances) {
      Acceptance before = acceptances.put(node, acceptance);
      if (before != null) {
        before.close();
      }
    }
    return new Pairing(node, acceptance.string(), acceptance.until().toEpochMilli());
  }

  private Acceptance begin(Neighbour found) throws IOException {
    IOException fault = new IOException(found.node() + " announces no address");
    for (String address : found.addresses()) {
      try {
        return Acceptance.begin(
            self, new InetSocketAddress(address, found.port()), found.node(), clock, random);
      } catch (RefusedException e) {
        throw e;
      } catch (IOException e) {
        fault = e;
      }
    }
    throw new IOException(
        "%s is not reached: %s".formatted(found.node(), fault.getMessage()), fault);
  }

  @Override
  public void admit(String node, String code) throws IOException {
    PairingCode read = PairingCode.read(code);
    Acceptance acceptance;
    synchronized (acceptances) {
      acceptance = acceptances.remove(node);
    }
    if (acceptance == null) {
      throw new IOException(
          "no pairing with %1$s has begun; roost:accept %1$s begins one".formatted(node));
    }
    if (clock.instant().isAfter(acceptance.until())) {
      acceptance.close();
      throw new IOException(
          "the code was good for %d minutes; roost:accept %s begins anew"
              .formatted(Candidate.CODE_LIFE.toMinutes(), node));
    }
    acceptance.admit(read, admitting);
  }

  @Override
  public void close() throws IOException {
    loop.close();
    server.close();
    synchronized (acceptances) {
      for (Acceptance acceptance : acceptances.values()) {
        acceptance.close();
      }
    }
    neighbours.close();
  }
}
