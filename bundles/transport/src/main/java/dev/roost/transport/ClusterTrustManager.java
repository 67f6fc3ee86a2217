package dev.roost.transport;

import dev.roost.trust.PeerVerifier;
import dev.roost.trust.TrustException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts nodes of our cluster, whichever side they are on. Host names are not compared: a node is
 * its id, whatever its address; the caller compares the id.
 */
final class ClusterTrustManager extends X509ExtendedTrustManager {

  private final PeerVerifier peers;
  private final X509Certificate authority;

  ClusterTrustManager(PeerVerifier peers, X509Certificate authority) {
    this.peers = peers;
    this.authority = authority;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {authority};
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain == null || chain.length == 0) {
      throw new CertificateException("the peer shows no certificate");
    }
    try {
      peers.verify(chain[0]);
    } catch (TrustException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }
}
