package dev.roost.transport;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;

/** TCP options of both sides. */
final class SocketSettings {

  /** Room for 4 ms of a 10 GbE link; the kernel caps it at net.core.{r,w}mem_max. */
  private static final int BUFFER_BYTES = 4 << 20;

  private SocketSettings() {}

  /** The receive buffer of accepted sockets must be set before bind to widen the TCP window. */
  static void applyBeforeBind(ServerSocket socket) throws IOException {
    socket.setReceiveBufferSize(BUFFER_BYTES);
  }

  static void apply(Socket socket) throws IOException {
    // A forwarded call is one small frame that waits for its answer: never hold it back (Nagle).
    socket.setTcpNoDelay(true);
    socket.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
    socket.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
    // Between frames a peer may be silent for hours; a vanished one must be noticed all the same.
    socket.setKeepAlive(true);
  }
}
