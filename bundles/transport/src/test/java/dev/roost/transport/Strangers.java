package dev.roost.transport;

import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Clients that use the JDK's own TLS, believe any server, and show what they are given. */
final class Strangers {

  private Strangers() {}

  /**
   * What came back.
   *
   * @param firstByteOrAlert "byte N", or the message of the exception
   */
  record Answer(String firstByteOrAlert) {}

  static Answer handshake(int port, NodeCredentials shown) throws Exception {
    SSLContext context = SSLContext.getInstance("TLSv1.3", "SunJSSE");
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store(shown), new char[0]);
    context.init(keys.getKeyManagers(), new TrustManager[] {new Gullible()}, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setSoTimeout((int) Pair.PATIENCE.toMillis());
      socket.startHandshake();
      return new Answer("byte " + socket.getInputStream().read());
    } catch (IOException e) {
      return new Answer(e.getMessage());
    }
  }

  private static KeyStore store(NodeCredentials shown) throws Exception {
    if (shown != null) {
      return shown.toKeyStore();
    }
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    return empty;
  }

  private static final class Gullible implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
