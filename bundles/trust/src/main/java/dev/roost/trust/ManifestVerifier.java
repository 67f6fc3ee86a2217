package dev.roost.trust;

import dev.roost.trust.TrustException.Fault;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Verifies what {@link ManifestSigner} of another node signed. Every signature that the own cluster
 * issues certificates for must be there and right, so that none can be stripped.
 */
public final class ManifestVerifier {

  /** Larger is refused unread; a manifest with both signatures takes about 15 kB. */
  public static final int MAX_CMS_BYTES = 256 * 1024;

  private final String cluster;
  private final List<Trusted> trusted;

  private record Trusted(SignatureScheme scheme, CertificateChain chain) {}

  /**
   * @param credentials of the verifying node: the authority that it trusts
   */
  public ManifestVerifier(NodeCredentials credentials) {
    this(credentials, Clock.systemUTC());
  }

  /**
   * @param credentials of the verifying node: the authority that it trusts
   * @param clock says whether a certificate is valid now
   */
  public ManifestVerifier(NodeCredentials credentials, Clock clock) {
    this.cluster = credentials.cluster();
    List<Trusted> list = new ArrayList<>();
    for (SigningIdentity own : credentials.identities()) {
      list.add(
          new Trusted(own.scheme(), new CertificateChain(own.scheme(), own.authority(), clock)));
    }
    this.trusted = List.copyOf(list);
  }

  /**
   * Verifies and opens.
   *
   * @param cms DER of a SignedData with its content
   * @param expectedSigner the node that is speaking, as TLS proved it
   * @return the content
   * @throws TrustException MALFORMED, TRUNCATED, UNKNOWN_AUTHORITY, EXPIRED, WRONG_SIGNER or
   *     BAD_SIGNATURE
   */
  public byte[] verify(byte[] cms, String expectedSigner) throws TrustException {
    try {
      return open(cms, expectedSigner);
    } catch (RuntimeException e) {
      // Bouncy Castle decodes parts of a certificate only when asked, and complains unchecked then.
      throw new TrustException(Fault.MALFORMED, "not a CMS SignedData with X.509 certificates", e);
    }
  }

  private byte[] open(byte[] cms, String expectedSigner) throws TrustException {
    SignedContent signed = SignedContent.parse(cms);
    Set<SignatureScheme> seen = EnumSet.noneOf(SignatureScheme.class);
    for (SignedContent.Signer signer : signed.signers()) {
      Trusted by = trustedFor(signer.certificate());
      by.chain().require(signer.certificate());
      requireSubject(signer.certificate().getSubject(), expectedSigner);
      requireSignature(signer.info(), signer.certificate());
      if (!seen.add(by.scheme())) {
        throw new TrustException(
            Fault.MALFORMED, "two " + by.scheme().algorithm() + " signatures, expected one");
      }
    }
    for (Trusted required : trusted) {
      if (!seen.contains(required.scheme())) {
        throw new TrustException(
            Fault.BAD_SIGNATURE,
            "no " + required.scheme().algorithm() + " signature, which this cluster requires");
      }
    }
    return signed.content();
  }

  private Trusted trustedFor(X509CertificateHolder certificate) throws TrustException {
    var algorithm = certificate.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm();
    for (Trusted candidate : trusted) {
      if (candidate.scheme().isKeyOf(algorithm)) {
        return candidate;
      }
    }
    throw new TrustException(
        Fault.UNKNOWN_AUTHORITY,
        "signed with a kind of key (" + algorithm + ") that we do not use");
  }

  private void requireSubject(X500Name subject, String expectedSigner) throws TrustException {
    String node = Certificates.attribute(subject, BCStyle.CN);
    String signerCluster = Certificates.attribute(subject, BCStyle.O);
    if (!node.equals(expectedSigner) || !signerCluster.equals(cluster)) {
      throw new TrustException(
          Fault.WRONG_SIGNER,
          "signed by node '%s' of cluster '%s', expected '%s' of '%s'"
              .formatted(node, signerCluster, expectedSigner, cluster));
    }
  }

  private static void requireSignature(SignerInformation info, X509CertificateHolder certificate)
      throws TrustException {
    boolean valid;
    try {
      valid =
          info.verify(
              new JcaSignerInfoVerifierBuilder(Providers.digests())
                  .setProvider(Providers.SIGNATURES)
                  .build(certificate));
    } catch (CMSVerifierCertificateNotValidException e) {
      throw new TrustException(
          Fault.EXPIRED, "the certificate was not valid at the signing time", e);
    } catch (CMSException | OperatorCreationException | CertificateException | RuntimeException e) {
      // Bouncy Castle reports some altered attributes with unchecked exceptions.
      throw badSignature(certificate, e);
    }
    if (!valid) {
      throw badSignature(certificate, null);
    }
  }

  private static TrustException badSignature(X509CertificateHolder certificate, Exception cause) {
    return new TrustException(
        Fault.BAD_SIGNATURE,
        "signature of " + certificate.getSubject() + " does not fit the content",
        cause);
  }
}
