package dev.roost.transport;

import dev.roost.trust.ClusterAuthority;
import dev.roost.trust.NodeCredentials;
import dev.roost.wire.Frame;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Measures a secure connection beside plain TCP, both over loopback in one JVM. */
public final class Loopback {

  private static final int ECHOES = 20_000;
  private static final int SMALL_BYTES = 64;
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int CHUNKS = 1024;
  private static final int ROUNDS = 3;

  private Loopback() {}

  /** One end of a pair of the same kind. */
  private interface Pipe {
    void send(byte[] bytes) throws IOException;

    void receive(int length) throws IOException;
  }

  /** No arguments; the table goes to standard output. */
  public static void main(String[] args) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ServerSocket server = new ServerSocket()) {
      server.bind(any);
      try (Socket near = new Socket(server.getInetAddress(), server.getLocalPort());
          Socket far = server.accept()) {
        report("plain TCP", plain(near), plain(far));
      }
    }
    Path dir = Files.createTempDirectory("roost-loopback");
    ClusterAuthority authority = ClusterAuthority.create(dir.resolve("ca"), "loopback");
    authority.issue("near", dir.resolve("near"), List.of());
    authority.issue("far", dir.resolve("far"), List.of());
    SecureEndpoint nearEnd = new SecureEndpoint(NodeCredentials.load(dir.resolve("near")));
    SecureEndpoint farEnd = new SecureEndpoint(NodeCredentials.load(dir.resolve("far")));
    try (SecureListener listener = farEnd.listen(any)) {
      for (int i = 0; i < ROUNDS; i++) {
        long begun = System.nanoTime();
        try (SecureConnection near =
                nearEnd.connect("127.0.0.1", listener.port(), "far", Duration.ofSeconds(10));
            SecureConnection far = listener.accept()) {
          System.out.printf("connected in %.1f ms%n", (System.nanoTime() - begun) / 1e6);
          report(near.cipher(), secure(near), secure(far));
        }
      }
    }
  }

  private static void report(String name, Pipe near, Pipe far) throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      double[] micros = echo(near, far);
      double rate = bulk(near, far);
      System.out.printf(
          "%-32s %7.1f us median, %7.1f us p99 per round trip of %d bytes; %6.0f MB/s%n",
          name, micros[0], micros[1], SMALL_BYTES, rate);
    }
  }

  private static double[] echo(Pipe near, Pipe far) throws IOException {
    Thread answering =
        beside(
            () -> {
              for (int i = 0; i < ECHOES; i++) {
                far.receive(SMALL_BYTES);
                far.send(new byte[SMALL_BYTES]);
              }
            });
    long[] nanos = new long[ECHOES];
    byte[] small = new byte[SMALL_BYTES];
    for (int i = 0; i < ECHOES; i++) {
      long begun = System.nanoTime();
      near.send(small);
      near.receive(SMALL_BYTES);
      nanos[i] = System.nanoTime() - begun;
    }
    join(answering);
    Arrays.sort(nanos);
    return new double[] {nanos[ECHOES / 2] / 1e3, nanos[ECHOES / 100 * 99] / 1e3};
  }

  private static double bulk(Pipe near, Pipe far) throws IOException {
    long begun = System.nanoTime();
    Thread reading =
        beside(
            () -> {
              for (int i = 0; i < CHUNKS; i++) {
                far.receive(CHUNK_BYTES);
              }
              far.send(new byte[1]);
            });
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int i = 0; i < CHUNKS; i++) {
      near.send(chunk);
    }
    near.receive(1);
    join(reading);
    return (double) CHUNKS * CHUNK_BYTES / 1e6 / ((System.nanoTime() - begun) / 1e9);
  }

  private static Pipe secure(SecureConnection connection) {
    return new Pipe() {
      @Override
      public void send(byte[] bytes) throws IOException {
        connection.send(1, bytes);
      }

      @Override
      public void receive(int length) throws IOException {
        Frame frame = connection.receive();
        if (frame.payload().length != length) {
          throw new IOException("expected " + length + " bytes, got " + frame);
        }
      }
    };
  }

  private static Pipe plain(Socket socket) throws IOException {
    SocketSettings.apply(socket);
    OutputStream out = socket.getOutputStream();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] buffer = new byte[CHUNK_BYTES];
    return new Pipe() {
      @Override
      public void send(byte[] bytes) throws IOException {
        out.write(bytes);
      }

      @Override
      public void receive(int length) throws IOException {
        in.readFully(buffer, 0, length);
      }
    };
  }

  private interface Work {
    void run() throws IOException;
  }

  private static Thread beside(Work work) {
    return Thread.ofPlatform()
        .name("loopback-far")
        .start(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  private static void join(Thread thread) throws IOException {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
