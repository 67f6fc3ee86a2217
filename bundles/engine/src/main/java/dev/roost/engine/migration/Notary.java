package dev.roost.engine.migration;

import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.link.TransferDigest;
import dev.roost.engine.model.Requirements;
import dev.roost.trust.ManifestGate;
import dev.roost.trust.ManifestSigner;
import dev.roost.trust.NodeCredentials;
import dev.roost.trust.Receipt;
import dev.roost.trust.ReceiptLog;
import dev.roost.trust.TransferManifest;
import dev.roost.trust.TransferManifest.Kind;
import dev.roost.trust.TrustException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.List;
import java.util.TreeSet;

/** Signs what this node sends, checks what it gets, and keeps the receipts of both. */
public final class Notary {
  private static final Logger LOG = System.getLogger("roost.notary");

  private final String node;
  private final Requirements machine;
  private final ManifestSigner signer;
  private final ManifestGate gate;
  private final ReceiptLog receipts;
  private final SecureRandom random = new SecureRandom();

  public Notary(NodeCredentials credentials, Requirements machine, ReceiptLog receipts) {
    this.node = credentials.nodeId();
    this.machine = machine;
    this.signer = new ManifestSigner(credentials);
    this.gate = new ManifestGate(credentials);
    this.receipts = receipts;
  }

  /** This node's id. */
  public String node() {
    return node;
  }

  /** A ticket for one transfer from {@code peer}. */
  public String ticket(String peer) {
    return gate.issueTicket(peer);
  }

  /** Ends a transfer: sends the signed manifest of what {@code digest} has seen. Returns it. */
  byte[] seal(Link link, TransferDigest digest, Kind kind, String ticket, int pid, String home)
      throws IOException {
    TransferManifest manifest =
        new TransferManifest(
            TransferManifest.newId(random),
            kind,
            ticket,
            pid,
            home,
            node,
            link.peer(),
            System.currentTimeMillis(),
            machine.kernelRelease(),
            machine.kernelVersion(),
            machine.vdsoSha256(),
            List.copyOf(new TreeSet<>(machine.cpuFeatures())),
            digest.stateBytes(),
            digest.memoryBytes(),
            digest.finish());
    byte[] cms = signer.sign(manifest.toBytes());
    link.send(FrameType.MANIFEST, cms, 0, cms.length);
    return cms;
  }

  /** Checks a manifest against what has arrived. */
  TransferManifest admit(byte[] cms, Link link, TransferDigest digest) throws TrustException {
    long bytes = digest.stateBytes() + digest.memoryBytes();
    return gate.admit(cms, link.peer(), digest.finish(), bytes);
  }

  /** Keeps a receipt; a node that cannot does not take part. */
  void receipt(Receipt.Direction direction, byte[] cms, String outcome) throws IOException {
    receipts.append(direction, cms, outcome);
  }

  /** Keeps a receipt where nothing can be refused any more. */
  void receiptIfPossible(Receipt.Direction direction, byte[] cms, String outcome) {
    try {
      receipt(direction, cms, outcome);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "a receipt cannot be kept: " + e.getMessage());
    }
  }
}
