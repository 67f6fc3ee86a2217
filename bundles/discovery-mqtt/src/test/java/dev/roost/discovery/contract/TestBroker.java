package dev.roost.discovery.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** A real broker that can be killed. */
interface TestBroker extends AutoCloseable {

  /** Starts it; returns once it accepts connections. */
  void start() throws Exception;

  /** Ends it with SIGKILL; returns once it is gone. */
  void kill() throws Exception;

  int port();

  @Override
  void close();

  default URI address() {
    return URI.create("ssl://127.0.0.1:" + port());
  }

  /** A TCP port of the loopback interface that nobody uses now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
