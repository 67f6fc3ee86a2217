package dev.roost.trust;

import dev.roost.trust.TrustException.Fault;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;

/** Says which node of our cluster a certificate stands for. */
public final class PeerVerifier {

  private final String cluster;
  private final CertificateChain chain;

  /** With the system's clock. */
  public PeerVerifier(NodeCredentials credentials) {
    this(credentials, Clock.systemUTC());
  }

  /**
   * @param credentials of the verifying node: the authority that it trusts
   * @param clock says whether a certificate is valid now
   */
  public PeerVerifier(NodeCredentials credentials, Clock clock) {
    this(credentials.cluster(), credentials.authority(), clock);
  }

  /**
   * @param cluster O that certificates must have
   * @param authority the cluster's Ed25519 certificate
   * @param clock says whether a certificate is valid now
   */
  public PeerVerifier(String cluster, X509Certificate authority, Clock clock) {
    this.cluster = cluster;
    this.chain = new CertificateChain(SignatureScheme.ED25519, authority, clock);
  }

  /**
   * The node id in a certificate that our authority issued and that is valid now.
   *
   * @throws TrustException MALFORMED, UNKNOWN_AUTHORITY, EXPIRED, or WRONG_SIGNER if it names
   *     another cluster or no node
   */
  public String verify(X509Certificate certificate) throws TrustException {
    try {
      return node(Certificates.holder(certificate));
    } catch (RuntimeException e) {
      throw new TrustException(Fault.MALFORMED, "the certificate is not X.509", e);
    }
  }

  private String node(X509CertificateHolder holder) throws TrustException {
    chain.require(holder);
    X500Name subject = holder.getSubject();
    String node = Certificates.attribute(subject, BCStyle.CN);
    if (node.isEmpty() || !Certificates.attribute(subject, BCStyle.O).equals(cluster)) {
      throw new TrustException(
          Fault.WRONG_SIGNER, subject + " is not a node of cluster " + cluster);
    }
    return node;
  }
}
