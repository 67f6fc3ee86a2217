package dev.roost.bench;

import dev.roost.engine.link.TransferDigest;
import dev.roost.transport.SecureConnection;
import dev.roost.transport.SecureEndpoint;
import dev.roost.trust.NodeCredentials;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/** The near end of the yardsticks, in a JVM as an engine's; see {@link Wire} for its commands. */
final class NearPeer {

  private static final int CHUNK_BYTES = 1 << 20;

  private final SecureConnection secure;
  private final Socket plain;
  private final TransferDigest digest = new TransferDigest();
  private final byte[] small = new byte[FarPeer.SMALL_BYTES];
  private final byte[] chunk = new byte[CHUNK_BYTES];

  private NearPeer(SecureConnection secure, Socket plain) {
    this.secure = secure;
    this.plain = plain;
    new SplittableRandom(1).nextBytes(chunk);
  }

  /** Arguments: directory of keys, port of TLS, port of TCP. Commands come on standard input. */
  public static void main(String[] args) throws IOException {
    SecureEndpoint endpoint = new SecureEndpoint(NodeCredentials.load(Path.of(args[0])));
    try (SecureConnection secure =
            endpoint.connect(
                "127.0.0.1", Integer.parseInt(args[1]), "far", Duration.ofSeconds(30));
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[2]))) {
      plain.setTcpNoDelay(true);
      NearPeer peer = new NearPeer(secure, plain);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      System.out.println("ready");
      for (String line; (line = in.readLine()) != null; ) {
        String[] words = line.split(" ");
        System.out.println(
            switch (words[0]) {
              case "tcp" -> peer.tcp(Integer.parseInt(words[1]));
              case "tls" ->
                  peer.tls(
                      Integer.parseInt(words[1]),
                      Integer.parseInt(words[2]),
                      Integer.parseInt(words[3]));
              case "copy" -> peer.copy(FarPeer.BULK, Long.parseLong(words[1]));
              case "digested" -> peer.copy(FarPeer.DIGESTED, Long.parseLong(words[1]));
              default -> throw new IOException("no command " + line);
            });
      }
      secure.send(FarPeer.END, new byte[0]);
    }
  }

  private double tcp(int count) throws IOException {
    DataInputStream in = new DataInputStream(plain.getInputStream());
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      plain.getOutputStream().write(small);
      in.readFully(small);
    }
    return (System.nanoTime() - begun) / 1e3 / count;
  }

  private double tls(int count, int outBytes, int backBytes) throws IOException {
    byte[] question = ByteBuffer.allocate(outBytes).putInt(backBytes).array();
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      secure.send(FarPeer.ASK, question);
      secure.receive();
    }
    return (System.nanoTime() - begun) / 1e3 / count;
  }

  private double copy(int type, long bytes) throws IOException {
    byte[] question = ByteBuffer.allocate(4).putInt(4).array();
    long begun = System.nanoTime();
    for (long left = bytes; left > 0; left -= CHUNK_BYTES) {
      int length = (int) Math.min(left, CHUNK_BYTES);
      if (type == FarPeer.DIGESTED) {
        digest.pages(chunk, length);
      }
      secure.send(type, chunk, 0, length);
    }
    secure.send(FarPeer.ASK, question);
    secure.receive();
    return (System.nanoTime() - begun) / 1e6;
  }
}
