package dev.roost.transport;

import dev.roost.trust.NodeCredentials;
import dev.roost.trust.PeerVerifier;
import dev.roost.trust.TrustException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/**
 * TLS 1.3 (RFC 8446), nothing older, by Bouncy Castle's JSSE: it has the hybrid key exchange, which
 * the JDK's has not.
 */
final class TlsContext {

  /**
   * Warns five times at start about names in the JDK's jdk.tls.disabledAlgorithms that it does not
   * know, and logs refused handshakes with stack traces, which the listener reports in one line.
   * Held here because a logger that nobody holds forgets its level.
   */
  private static final Logger NOISE = Logger.getLogger("org.bouncycastle.jsse.provider");

  private static final Provider JSSE = provider();

  private static final String[] PROTOCOLS = {"TLSv1.3"};
  private static final String[] SUITES = {"TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"};
  private static final String[] GROUPS = {"X25519MLKEM768", "x25519"};

  private final SSLContext context;
  private final PeerVerifier peers;

  TlsContext(NodeCredentials credentials) {
    this.peers = new PeerVerifier(credentials);
    try {
      context = SSLContext.getInstance("TLSv1.3", JSSE);
      context.init(
          new KeyManager[] {new NodeKeyManager(credentials)},
          new TrustManager[] {new ClusterTrustManager(peers, credentials.authority())},
          // Given none, BCJSSE asks for an algorithm "DEFAULT" that only its own provider has.
          new SecureRandom());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle's JSSE does not take our keys", e);
    }
  }

  SSLSocket client(RecordSocket connected, String host, int port) throws IOException {
    return wrap(connected, host, port, true);
  }

  SSLSocket server(RecordSocket accepted) throws IOException {
    return wrap(accepted, accepted.getInetAddress().getHostAddress(), accepted.getPort(), false);
  }

  /** The node at the other end of a finished handshake. */
  String peerOf(SSLSocket socket) throws SSLPeerUnverifiedException {
    X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    try {
      return peers.verify(certificate);
    } catch (TrustException e) {
      throw new SSLPeerUnverifiedException(e.getMessage());
    }
  }

  private SSLSocket wrap(RecordSocket plain, String host, int port, boolean client)
      throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, false);
    socket.setUseClientMode(client);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(SUITES);
    parameters.setNamedGroups(GROUPS);
    if (!client) {
      parameters.setNeedClientAuth(true);
    }
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static Provider provider() {
    NOISE.setLevel(Level.OFF);
    return new BouncyCastleJsseProvider(
        false, new JcaTlsCryptoProvider().setProvider(new TlsCrypto()));
  }
}
