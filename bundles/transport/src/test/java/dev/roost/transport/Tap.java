package dev.roost.transport;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** Somebody on the way: passes one connection on, reads along, and cuts it when told. */
final class Tap implements Closeable {

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  private final Socket target;
  private long requestBytesLeft = Long.MAX_VALUE;

  Tap(int targetPort) throws IOException {
    target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
    Thread.ofPlatform().daemon().name("tap").start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** What the accepting side sent so far, encrypted or not. */
  synchronized byte[] answers() {
    return answers.toByteArray();
  }

  /** From now on lets so many bytes through to the accepting side, then ends the TCP connection. */
  synchronized void cutAfter(long bytes) {
    requestBytesLeft = bytes;
  }

  @Override
  public void close() throws IOException {
    server.close();
    target.close();
  }

  private void serve() {
    try (Socket client = server.accept()) {
      Thread back = Thread.ofPlatform().daemon().name("tap-back").start(() -> passAnswers(client));
      InputStream in = client.getInputStream();
      OutputStream out = target.getOutputStream();
      byte[] buffer = new byte[4096];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        int allowed = spend(n);
        out.write(buffer, 0, allowed);
        if (allowed < n) {
          break;
        }
      }
      target.shutdownOutput();
      back.join();
    } catch (SocketException e) {
      // The test closed one end: this thread is done.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized int spend(int bytes) {
    int allowed = (int) Math.min(bytes, requestBytesLeft);
    requestBytesLeft -= allowed;
    return allowed;
  }

  private void passAnswers(Socket client) {
    byte[] buffer = new byte[4096];
    try {
      InputStream in = target.getInputStream();
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        synchronized (this) {
          answers.write(buffer, 0, n);
        }
        client.getOutputStream().write(buffer, 0, n);
      }
    } catch (SocketException e) {
      // The test closed one end: this thread is done.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
