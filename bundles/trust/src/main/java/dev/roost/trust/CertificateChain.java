package dev.roost.trust;

import dev.roost.trust.TrustException.Fault;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * The only chain that there is: node certificate, cluster authority. A path builder would admit
 * shapes that no cluster uses.
 */
final class CertificateChain {

  private final SignatureScheme scheme;
  private final X509CertificateHolder authority;
  private final ContentVerifierProvider verifier;
  private final Clock clock;

  CertificateChain(SignatureScheme scheme, X509Certificate authority, Clock clock) {
    this.scheme = scheme;
    this.authority = Certificates.holder(authority);
    this.clock = clock;
    try {
      this.verifier =
          new JcaContentVerifierProviderBuilder()
              .setProvider(Providers.SIGNATURES)
              .build(authority.getPublicKey());
    } catch (OperatorCreationException e) {
      throw new IllegalArgumentException(
          "authority's key cannot verify " + scheme.algorithm() + " signatures", e);
    }
  }

  /** Issued by our authority, for a node (not for another authority), and valid now. */
  void require(X509CertificateHolder certificate) throws TrustException {
    requireIssued(certificate);
    requireValid("authority", authority);
    requireValid("signer", certificate);
  }

  /** As {@link #require}, whatever the time. */
  void requireIssued(X509CertificateHolder certificate) throws TrustException {
    if (!certificate.getIssuer().equals(authority.getSubject()) || !isSigned(certificate)) {
      throw new TrustException(
          Fault.UNKNOWN_AUTHORITY,
          "certificate of "
              + certificate.getSubject()
              + " is not from our authority ("
              + authority.getSubject()
              + ")");
    }
    Extensions extensions = certificate.getExtensions();
    BasicConstraints constraints =
        extensions == null ? null : BasicConstraints.fromExtensions(extensions);
    if (constraints != null && constraints.isCA()) {
      throw new TrustException(
          Fault.UNKNOWN_AUTHORITY, certificate.getSubject() + " is an authority, not a node");
    }
  }

  private boolean isSigned(X509CertificateHolder certificate) throws TrustException {
    try {
      return certificate.isSignatureValid(verifier);
    } catch (CertException | RuntimeException e) {
      // Bouncy Castle reports some malformed signatures with unchecked exceptions.
      throw new TrustException(
          Fault.UNKNOWN_AUTHORITY,
          "certificate of "
              + certificate.getSubject()
              + " carries no "
              + scheme.algorithm()
              + " signature of our authority",
          e);
    }
  }

  private void requireValid(String whose, X509CertificateHolder certificate) throws TrustException {
    if (!certificate.isValidOn(Date.from(clock.instant()))) {
      throw new TrustException(
          Fault.EXPIRED,
          whose
              + "'s certificate is valid from "
              + certificate.getNotBefore().toInstant()
              + " to "
              + certificate.getNotAfter().toInstant()
              + ", and it is "
              + clock.instant());
    }
  }
}
