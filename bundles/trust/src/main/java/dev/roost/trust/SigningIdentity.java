package dev.roost.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * One key of a node with its certificate and the authority that issued it.
 *
 * @param scheme what kind of key
 * @param key the secret half
 * @param certificate CN is the node, O the cluster
 * @param authority the cluster's certificate of the same scheme
 */
public record SigningIdentity(
    SignatureScheme scheme,
    PrivateKey key,
    X509Certificate certificate,
    X509Certificate authority) {

  /** The subject only: nothing of the key may reach a log. */
  @Override
  public String toString() {
    return scheme.algorithm() + " identity of " + certificate.getSubjectX500Principal();
  }
}
