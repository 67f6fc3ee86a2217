package dev.roost.trust;

import dev.roost.trust.TransferManifest.Kind;
import dev.roost.trust.TrustException.Fault;
import dev.roost.wire.WireException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * The receiver's check before the first instruction of a process runs: issued a ticket, got a
 * stream, now is the manifest about exactly that? Thread-safe.
 */
public final class ManifestGate {

  private final String self;
  private final ManifestVerifier verifier;
  private final TicketBook tickets;

  /** With the system's clock and randomness. */
  public ManifestGate(NodeCredentials credentials) {
    this(credentials, Clock.systemUTC(), new SecureRandom());
  }

  /**
   * @param credentials of the receiver
   * @param clock for tickets and certificates
   * @param random for tickets
   */
  public ManifestGate(NodeCredentials credentials, Clock clock, SecureRandom random) {
    this.self = credentials.nodeId();
    this.verifier = new ManifestVerifier(credentials, clock);
    this.tickets = new TicketBook(clock, random);
  }

  /**
   * A ticket for one transfer.
   *
   * @param peer the node that asked, as TLS proved it
   * @return 32 hex digits, good once, for five minutes, for this peer only
   */
  public String issueTicket(String peer) {
    return tickets.issue(peer);
  }

  /**
   * Admits a transfer or says why not. Its ticket is used up by either, once the signature was
   * right.
   *
   * @param cms the signed manifest
   * @param peer the node that sent it, as TLS proved it
   * @param actualSha256 over the state and memory that arrived
   * @param actualBytes of state and memory that arrived
   * @throws TrustException with the first fault found, in the order of docs/trust.md
   */
  public TransferManifest admit(byte[] cms, String peer, byte[] actualSha256, long actualBytes)
      throws TrustException {
    TransferManifest manifest = open(verifier.verify(cms, peer));
    requireParties(manifest, peer);
    tickets.redeem(manifest.ticket(), peer);
    requireStream(manifest, actualSha256, actualBytes);
    return manifest;
  }

  private static TransferManifest open(byte[] content) throws TrustException {
    try {
      return TransferManifest.fromBytes(content);
    } catch (WireException e) {
      throw new TrustException(Fault.MALFORMED, e.getMessage(), e);
    }
  }

  private void requireParties(TransferManifest manifest, String peer) throws TrustException {
    if (!manifest.from().equals(peer)) {
      throw new TrustException(
          Fault.WRONG_SIGNER,
          "manifest is from node " + manifest.from() + " but node " + peer + " sent it");
    }
    if (!manifest.to().equals(self)) {
      throw new TrustException(
          Fault.WRONG_ADDRESSEE, "manifest is for node " + manifest.to() + ", this is " + self);
    }
    boolean homeIsHere = manifest.home().equals(self);
    if (homeIsHere != (manifest.kind() == Kind.RETURN)) {
      throw new TrustException(
          Fault.WRONG_ADDRESSEE,
          "a "
              + manifest.kind()
              + " of a process of "
              + manifest.home()
              + " cannot end at "
              + self);
    }
  }

  private static void requireStream(TransferManifest manifest, byte[] sha256, long bytes)
      throws TrustException {
    if (bytes < manifest.totalBytes()) {
      throw new TrustException(
          Fault.TRUNCATED, bytes + " bytes arrived of " + manifest.totalBytes() + " signed");
    }
    if (bytes > manifest.totalBytes()) {
      throw new TrustException(
          Fault.DIGEST_MISMATCH,
          bytes + " bytes arrived, more than the " + manifest.totalBytes() + " signed");
    }
    if (!MessageDigest.isEqual(manifest.streamSha256(), sha256)) {
      throw new TrustException(
          Fault.DIGEST_MISMATCH, "SHA-256 of what arrived is not the one that was signed");
    }
  }
}
