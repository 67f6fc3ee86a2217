package dev.roost.trust;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs small contents as CMS SignedData (RFC 5652, with RFC 8419 for Ed25519 and RFC 9882 for
 * ML-DSA): content inside, one SignerInfo and one certificate for each identity of the node.
 */
public final class ManifestSigner {

  private final NodeCredentials credentials;

  /**
   * @param credentials whose signatures
   */
  public ManifestSigner(NodeCredentials credentials) {
    this.credentials = credentials;
  }

  /**
   * Signs.
   *
   * @param content at most {@link ManifestVerifier#MAX_CMS_BYTES} less a few kilobytes
   * @return DER
   */
  public byte[] sign(byte[] content) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      for (SigningIdentity identity : credentials.identities()) {
        var signer =
            new JcaContentSignerBuilder(identity.scheme().algorithm())
                .setProvider(Providers.SIGNATURES)
                .build(identity.key());
        generator.addSignerInfoGenerator(
            new JcaSignerInfoGeneratorBuilder(Providers.digests())
                .build(signer, identity.certificate()));
        generator.addCertificate(Certificates.holder(identity.certificate()));
      }
      return generator
          .generate(new CMSProcessableByteArray(content), true)
          .getEncoded(ASN1Encoding.DER);
    } catch (CMSException
        | OperatorCreationException
        | CertificateEncodingException
        | IOException e) {
      // The keys were tried when they were loaded: what fails now is our mistake.
      throw new IllegalStateException("cannot sign as " + credentials.nodeId(), e);
    }
  }
}
