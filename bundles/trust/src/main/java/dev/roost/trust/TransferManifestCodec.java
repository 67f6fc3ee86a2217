package dev.roost.trust;

import dev.roost.trust.TransferManifest.Kind;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of a manifest. This class and docs/trust.md are the specification. */
final class TransferManifestCodec {

  private static final byte[] MAGIC = "ROOSTMAN".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int DIGEST_BYTES = 32;

  private TransferManifestCodec() {}

  static byte[] encode(TransferManifest manifest) {
    WireWriter out = new WireWriter(512).raw(MAGIC).u16(VERSION);
    out.string(manifest.id());
    out.u8(
        switch (manifest.kind()) {
          case DEPARTURE -> 1;
          case RETURN -> 2;
        });
    out.string(manifest.ticket()).i32(manifest.pid());
    out.string(manifest.home()).string(manifest.from()).string(manifest.to());
    out.i64(manifest.createdEpochMs());
    out.string(manifest.kernelRelease()).string(manifest.kernelVersion());
    out.string(manifest.vdsoSha256());
    out.u16(manifest.cpuFeatures().size());
    manifest.cpuFeatures().forEach(out::string);
    out.i64(manifest.stateBytes()).i64(manifest.memoryBytes()).raw(manifest.streamSha256());
    return out.toByteArray();
  }

  static TransferManifest decode(byte[] bytes) throws WireException {
    WireReader in = new WireReader(bytes);
    if (!Arrays.equals(in.raw(MAGIC.length), MAGIC)) {
      throw new WireException("not a transfer manifest: it does not begin with ROOSTMAN");
    }
    int version = in.u16();
    if (version != VERSION) {
      throw new WireException("manifest of version " + version + ", expected " + VERSION);
    }
    try {
      TransferManifest manifest =
          new TransferManifest(
              in.string(),
              kind(in.u8()),
              in.string(),
              in.i32(),
              in.string(),
              in.string(),
              in.string(),
              in.i64(),
              in.string(),
              in.string(),
              in.string(),
              strings(in),
              in.i64(),
              in.i64(),
              in.raw(DIGEST_BYTES));
      in.expectEnd("manifest");
      return manifest;
    } catch (IllegalArgumentException e) {
      throw new WireException(e.getMessage());
    }
  }

  private static Kind kind(int code) throws WireException {
    return switch (code) {
      case 1 -> Kind.DEPARTURE;
      case 2 -> Kind.RETURN;
      default -> throw new WireException("manifest of kind " + code + ", expected 1 or 2");
    };
  }

  private static List<String> strings(WireReader in) throws WireException {
    int count = in.u16();
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strings.add(in.string());
    }
    return strings;
  }
}
