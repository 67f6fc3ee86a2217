package dev.roost.discovery.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one link. They are kept because Paho leaves the socket open when it gives up a
 * connection that was never answered; a broker would go on taking it for ours.
 */
final class LinkSockets extends SSLSocketFactory implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LinkSockets.class);
  private static final String[] PROTOCOLS = {"TLSv1.3"};

  private final SSLSocketFactory factory;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  LinkSockets(SSLSocketFactory factory) {
    this.factory = factory;
  }

  /** Closes what Paho has left open. */
  @Override
  public void close() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        LOG.debug("{} was already gone", socket, e);
      }
    }
    sockets.clear();
  }

  private Socket keep(Socket socket) {
    if (socket instanceof SSLSocket secure) {
      secure.setEnabledProtocols(PROTOCOLS);
    }
    sockets.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return keep(factory.createSocket());
  }

  @Override
  public Socket createSocket(Socket inner, String host, int port, boolean autoClose)
      throws IOException {
    return keep(factory.createSocket(inner, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return keep(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return keep(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return keep(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return keep(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }
}
