package dev.roost.trust;

import dev.roost.trust.TrustException.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/**
 * A SignedData taken apart, nothing of it verified yet.
 *
 * @param content what was signed
 * @param signers at least one, each with its certificate
 */
record SignedContent(byte[] content, List<Signer> signers) {

  /** More signatures than there are schemes are refused before any is computed. */
  private static final int MAX_SIGNERS = SignatureScheme.values().length;

  /**
   * @param info the signature
   * @param certificate the one that it names
   */
  record Signer(SignerInformation info, X509CertificateHolder certificate) {}

  static SignedContent parse(byte[] cms) throws TrustException {
    requireWhole(cms);
    try {
      CMSSignedData data =
          new CMSSignedData(ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms)));
      if (data.getSignedContent() == null
          || !(data.getSignedContent().getContent() instanceof byte[] content)) {
        throw new TrustException(Fault.MALFORMED, "the signature comes without its content");
      }
      Collection<SignerInformation> infos = data.getSignerInfos().getSigners();
      if (infos.isEmpty() || infos.size() > MAX_SIGNERS) {
        throw new TrustException(
            Fault.MALFORMED, infos.size() + " signatures, expected 1 to " + MAX_SIGNERS);
      }
      List<Signer> signers = new ArrayList<>();
      for (SignerInformation info : infos) {
        signers.add(new Signer(info, certificateOf(data, info)));
      }
      return new SignedContent(content, List.copyOf(signers));
    } catch (IOException | CMSException | RuntimeException e) {
      // The ASN.1 classes report wrong types with unchecked exceptions.
      throw new TrustException(Fault.MALFORMED, "not a CMS SignedData", e);
    }
  }

  @SuppressWarnings("unchecked") // SignerId is a raw Selector in Bouncy Castle.
  private static X509CertificateHolder certificateOf(CMSSignedData data, SignerInformation info)
      throws TrustException {
    Collection<X509CertificateHolder> found = data.getCertificates().getMatches(info.getSID());
    if (found.size() != 1) {
      throw new TrustException(
          Fault.MALFORMED, found.size() + " certificates for one signature, expected 1");
    }
    return found.iterator().next();
  }

  /** The outer length, so that a cut-off transfer is told apart from an altered one. */
  private static void requireWhole(byte[] cms) throws TrustException {
    if (cms.length > ManifestVerifier.MAX_CMS_BYTES) {
      throw new TrustException(
          Fault.MALFORMED,
          cms.length + " bytes of signed manifest, at most " + ManifestVerifier.MAX_CMS_BYTES);
    }
    if (cms.length < 2) {
      throw new TrustException(
          Fault.TRUNCATED, "signed manifest ends after " + cms.length + " bytes");
    }
    int lengthBytes = cms[1] & 0x7f;
    boolean definite = cms[1] >= 0 || (lengthBytes > 0 && lengthBytes <= 3);
    if (cms[0] != 0x30 || !definite) {
      throw new TrustException(Fault.MALFORMED, "not DER: no SEQUENCE of a definite length");
    }
    int header = cms[1] >= 0 ? 2 : 2 + lengthBytes;
    long body = cms[1] >= 0 ? cms[1] : 0;
    for (int i = 2; i < header && i < cms.length; i++) {
      body = body << 8 | cms[i] & 0xff;
    }
    if (cms.length < header || cms.length < header + body) {
      throw new TrustException(
          Fault.TRUNCATED,
          "signed manifest ends after " + cms.length + " bytes of " + (header + body));
    }
  }
}
