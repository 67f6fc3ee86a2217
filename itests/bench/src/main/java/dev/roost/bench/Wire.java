package dev.roost.bench;

import java.io.IOException;

/** The yardsticks: what connections as those between engines do without Roost, between two JVMs. */
final class Wire implements AutoCloseable {

  private final Program far;
  private final Program near;

  private Wire(Program far, Program near) {
    this.far = far;
    this.near = near;
  }

  static Wire open(Workshop workshop) throws IOException {
    Program far =
        Program.start(Jvm.running(FarPeer.class.getName(), workshop.keys("far").toString()));
    String[] ports = far.line().split(" ");
    Program near =
        Program.start(
            Jvm.running(
                NearPeer.class.getName(), workshop.keys("near").toString(), ports[0], ports[1]));
    return new Wire(far, near);
  }

  /** Mean of {@code count} round trips over plain TCP, in microseconds. */
  double tcpUs(int count) throws IOException {
    return Double.parseDouble(near.ask("tcp " + count));
  }

  /** Mean of {@code count} round trips over TLS, in microseconds. */
  double tlsUs(int count, int outBytes, int backBytes) throws IOException {
    return Double.parseDouble(near.ask("tls " + count + " " + outBytes + " " + backBytes));
  }

  /** How long it takes until {@code bytes} have arrived over TLS, in milliseconds. */
  double copyMs(long bytes) throws IOException {
    return Double.parseDouble(near.ask("copy " + bytes));
  }

  /** As {@link #copyMs}, with SHA-256 over all of it at both ends. */
  double digestedCopyMs(long bytes) throws IOException {
    return Double.parseDouble(near.ask("digested " + bytes));
  }

  @Override
  public void close() throws IOException {
    near.close();
    far.close();
  }
}
