package dev.roost.transport;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/**
 * What BCJSSE is given instead of the TCP socket. BCJSSE reads each TLS record by two system calls
 * and writes each by one; through this, records of one large frame go out and come in many at a
 * time. And BCJSSE cannot close the TCP connection: its owner does, after the peer had time to read
 * why.
 *
 * <p>Threads: one reads, many may write (BCJSSE orders the records), any may close.
 */
final class RecordSocket extends Socket {

  /** The JDK copies at most so much in one read or write of a socket. */
  private static final int BUFFER_BYTES = 1 << 17;

  private final Socket tcp;
  private final InputStream in;
  private final Output out;

  RecordSocket(Socket tcp) throws IOException {
    this.tcp = tcp;
    this.in = new Input(new BufferedInputStream(tcp.getInputStream(), BUFFER_BYTES));
    this.out = new Output(new BufferedOutputStream(tcp.getOutputStream(), BUFFER_BYTES));
  }

  /** Holds records back until {@link #uncork} or until the buffer is full. */
  void cork() {
    out.cork();
  }

  /** Sends what was held back. */
  void uncork() throws IOException {
    out.uncork();
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  /** Leaves TCP open: see the class. */
  @Override
  public void close() {}

  @Override
  public boolean isClosed() {
    return tcp.isClosed();
  }

  @Override
  public boolean isConnected() {
    return tcp.isConnected();
  }

  @Override
  public boolean isBound() {
    return tcp.isBound();
  }

  @Override
  public boolean isInputShutdown() {
    return tcp.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return tcp.isOutputShutdown();
  }

  @Override
  public InetAddress getInetAddress() {
    return tcp.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return tcp.getLocalAddress();
  }

  @Override
  public int getPort() {
    return tcp.getPort();
  }

  @Override
  public int getLocalPort() {
    return tcp.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return tcp.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return tcp.getLocalSocketAddress();
  }

  @Override
  public void setSoTimeout(int milliseconds) throws SocketException {
    tcp.setSoTimeout(milliseconds);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return tcp.getSoTimeout();
  }

  @Override
  public String toString() {
    return tcp.toString();
  }

  private static final class Input extends FilterInputStream {
    Input(InputStream buffered) {
      super(buffered);
    }

    @Override
    public void close() {}
  }

  private static final class Output extends OutputStream {
    private final BufferedOutputStream buffered;
    private boolean corked;

    Output(BufferedOutputStream buffered) {
      this.buffered = buffered;
    }

    synchronized void cork() {
      corked = true;
    }

    synchronized void uncork() throws IOException {
      corked = false;
      buffered.flush();
    }

    @Override
    public synchronized void write(int value) throws IOException {
      buffered.write(value);
      flush();
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      buffered.write(bytes, offset, length);
      flush();
    }

    @Override
    public synchronized void flush() throws IOException {
      if (!corked) {
        buffered.flush();
      }
    }

    @Override
    public void close() {}
  }
}
