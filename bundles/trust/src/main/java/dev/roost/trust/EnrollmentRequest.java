package dev.roost.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A node's wish to be in a cluster: its name and its public keys, each proved by a signature with
 * the private key, which stays where it is. Travels as one certification request (PKCS#10, RFC
 * 2986, DER) for each scheme.
 *
 * @param node CN of the requests
 * @param keys one for each scheme, in the order of {@link SignatureScheme}
 */
public record EnrollmentRequest(String node, List<PublicKey> keys) {

  /** As the canonical constructor; the list is copied. */
  public EnrollmentRequest {
    Names.require("node name", node);
    keys = List.copyOf(keys);
  }

  /**
   * The requests with which the holder of {@code credentials} asks for new certificates, in DER.
   */
  public static List<byte[]> of(NodeCredentials credentials) throws IOException {
    X500Name subject =
        new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, credentials.nodeId()).build();
    List<byte[]> requests = new ArrayList<>();
    for (SigningIdentity identity : credentials.identities()) {
      try {
        var signer =
            new JcaContentSignerBuilder(identity.scheme().algorithm())
                .setProvider(Providers.SIGNATURES)
                .build(identity.key());
        requests.add(
            new JcaPKCS10CertificationRequestBuilder(subject, identity.certificate().getPublicKey())
                .build(signer)
                .getEncoded());
      } catch (OperatorCreationException e) {
        throw new IllegalStateException("cannot sign a request with our own key", e);
      }
    }
    return requests;
  }

  /**
   * Reads requests of one node, one for each scheme, in their order.
   *
   * @throws IOException if one is none, is not signed with its own key, or names another node
   */
  public static EnrollmentRequest read(List<byte[]> requests) throws IOException {
    SignatureScheme[] schemes = SignatureScheme.values();
    if (requests.size() != schemes.length) {
      throw new IOException(
          "%d certification requests; there must be one for each of %s"
              .formatted(requests.size(), List.of(schemes)));
    }
    List<PublicKey> keys = new ArrayList<>();
    String node = null;
    for (int i = 0; i < schemes.length; i++) {
      var request = parse(requests.get(i));
      String name = Certificates.attribute(request.getSubject(), BCStyle.CN);
      if (node != null && !node.equals(name)) {
        throw new IOException("the certification requests name " + node + " and " + name);
      }
      node = name;
      keys.add(provedKey(request, schemes[i]));
    }
    try {
      return new EnrollmentRequest(node, keys);
    } catch (IllegalArgumentException e) {
      throw new IOException("certification request: " + e.getMessage(), e);
    }
  }

  private static JcaPKCS10CertificationRequest parse(byte[] der) throws IOException {
    try {
      return new JcaPKCS10CertificationRequest(der).setProvider(Providers.SIGNATURES);
    } catch (IOException | RuntimeException e) {
      throw new IOException("it is no certification request (PKCS#10)", e);
    }
  }

  private static PublicKey provedKey(JcaPKCS10CertificationRequest request, SignatureScheme scheme)
      throws IOException {
    try {
      if (!scheme.isKeyOf(request.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm())) {
        throw new IOException("the certification request has no key of " + scheme.algorithm());
      }
      PublicKey key = request.getPublicKey();
      if (!request.isSignatureValid(
          new JcaContentVerifierProviderBuilder().setProvider(Providers.SIGNATURES).build(key))) {
        throw new IOException("the certification request is not signed with its own key");
      }
      return key;
    } catch (GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | RuntimeException e) {
      throw new IOException("the certification request has no usable key and signature", e);
    }
  }
}
