package dev.roost.discovery.contract;

import dev.roost.api.LoadVector;
import dev.roost.api.MigrationEvent;
import dev.roost.api.ProcessView;
import dev.roost.discovery.message.StatusMessage;
import dev.roost.trust.NodeCredentials;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;

/** Messages that a test sends itself. */
final class Samples {

  static final LoadVector LOAD =
      new LoadVector(
          4,
          1.25,
          2.5,
          2.0,
          3.0,
          16_000_000_000L,
          9_000_000_000L,
          1,
          2,
          0.05,
          2_000_000_000L,
          1_500_000_000L);

  private Samples() {}

  /** A process of {@code node-1}. */
  static ProcessView process(int pid, String where, ProcessView.State state, int moves) {
    return new ProcessView(
        pid, "sort", 1000, "node-1", where, state, true, moves, 1.0, 4096, 2.5, 64, 0.1, 10, 8192,
        5000, 40, null);
  }

  static MigrationEvent event(MigrationEvent.Kind kind) {
    return new MigrationEvent(
        kind, 4711, "sort", "node-1", "node-1", "node-2", "node-1 is loaded", 8192, 3.5);
  }

  static StatusMessage birth(NodeCredentials node) throws CertificateEncodingException {
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(node.certificate().getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    return new StatusMessage(
        node.nodeId(),
        StatusMessage.State.READY,
        17,
        1,
        "127.0.0.1",
        7400,
        List.of("127.0.0.1"),
        "0.1.0",
        "6.1.0",
        "a CPU",
        List.of("sse2", "avx"),
        pem,
        1);
  }
}
