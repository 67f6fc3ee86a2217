package dev.roost.trust;

import dev.roost.trust.TrustException.Fault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tickets of one receiver. Kept in memory only: after a restart every ticket is stale, which is the
 * safe side. Thread-safe.
 */
final class TicketBook {

  /** How long an offer may take until its manifest arrives. */
  static final Duration LIFE = Duration.ofMinutes(5);

  /** A peer that asks for more at a time loses its oldest; others are not touched. */
  static final int MAX_PER_PEER = 256;

  private record Ticket(String peer, Instant expires, boolean used) {}

  /** In order of issue, which is the order of expiry as long as the clock does not go back. */
  private final Map<String, Ticket> tickets = new LinkedHashMap<>();

  private final Clock clock;
  private final SecureRandom random;

  TicketBook(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  synchronized String issue(String peer) {
    Instant now = clock.instant();
    tickets.values().removeIf(ticket -> now.isAfter(ticket.expires().plus(LIFE)));
    dropOldestOf(peer);
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String ticket = HexFormat.of().formatHex(bytes);
    tickets.put(ticket, new Ticket(peer, now.plus(LIFE), false));
    return ticket;
  }

  /** Uses the ticket up, or says why it is none. */
  synchronized void redeem(String number, String peer) throws TrustException {
    Ticket ticket = tickets.get(number);
    if (ticket == null) {
      throw new TrustException(
          Fault.STALE, "ticket was not issued here or is forgotten; ask for a new one");
    }
    if (!ticket.peer().equals(peer)) {
      throw new TrustException(
          Fault.WRONG_SIGNER, "ticket was issued to node " + ticket.peer() + ", not to " + peer);
    }
    if (ticket.used()) {
      throw new TrustException(Fault.REPLAYED, "ticket was used before; each admits one transfer");
    }
    tickets.put(number, new Ticket(peer, ticket.expires(), true));
    if (clock.instant().isAfter(ticket.expires())) {
      throw new TrustException(
          Fault.STALE, "ticket expired at " + ticket.expires() + "; ask for a new one");
    }
  }

  private void dropOldestOf(String peer) {
    long held = tickets.values().stream().filter(ticket -> ticket.peer().equals(peer)).count();
    Iterator<Ticket> oldestFirst = tickets.values().iterator();
    while (held >= MAX_PER_PEER && oldestFirst.hasNext()) {
      if (oldestFirst.next().peer().equals(peer)) {
        oldestFirst.remove();
        held--;
      }
    }
  }
}
