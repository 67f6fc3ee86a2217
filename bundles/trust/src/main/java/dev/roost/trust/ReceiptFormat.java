package dev.roost.trust;

import dev.roost.trust.Receipt.Direction;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * The bytes of the log. This class and docs/trust.md are the specification.
 *
 * <pre>
 * file    "ROOSTRL1", then records
 * record  i32 body length, i32 its complement, body, SHA-256(previous record's SHA-256 || body)
 * body    i64 epoch ms, u8 direction (1 sent, 2 received), bytes cms, string outcome
 * </pre>
 */
final class ReceiptFormat {

  static final byte[] MAGIC = "ROOSTRL1".getBytes(StandardCharsets.US_ASCII);
  static final int HEAD_BYTES = 8;
  static final int HASH_BYTES = 32;

  /** A signed manifest and a sentence; more is no receipt. */
  static final int MAX_BODY_BYTES = ManifestVerifier.MAX_CMS_BYTES + 64 * 1024;

  private ReceiptFormat() {}

  static byte[] body(Receipt receipt) {
    WireWriter out = new WireWriter(receipt.cms().length + 256);
    out.i64(receipt.time().toEpochMilli());
    out.u8(
        switch (receipt.direction()) {
          case SENT -> 1;
          case RECEIVED -> 2;
        });
    return out.bytes(receipt.cms()).string(receipt.outcome()).toByteArray();
  }

  static Receipt receipt(byte[] body) throws WireException {
    WireReader in = new WireReader(body);
    Instant time = Instant.ofEpochMilli(in.i64());
    int code = in.u8();
    Direction direction =
        switch (code) {
          case 1 -> Direction.SENT;
          case 2 -> Direction.RECEIVED;
          default -> throw new WireException("receipt of direction " + code + ", expected 1 or 2");
        };
    Receipt receipt = new Receipt(time, direction, in.bytes(), in.string());
    in.expectEnd("receipt");
    return receipt;
  }

  static byte[] record(byte[] body, byte[] hash) {
    return new WireWriter(HEAD_BYTES + body.length + HASH_BYTES)
        .i32(body.length)
        .i32(~body.length)
        .raw(body)
        .raw(hash)
        .toByteArray();
  }

  static byte[] hash(byte[] previous, byte[] body) {
    MessageDigest digest = Providers.sha256();
    digest.update(previous);
    return digest.digest(body);
  }

  /** What the first record is chained to. */
  static byte[] origin() {
    return hash(new byte[0], MAGIC);
  }
}
